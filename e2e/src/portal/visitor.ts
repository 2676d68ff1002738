import type { RunningPlatform } from '@namkhong/infra-local';
import { ApiClient, demoUnit } from '@namkhong/nk';
import type { Browser, Page } from 'playwright-core';
import { findUnit } from '../journeys/find-unit.js';
import type { PortalPage } from './pages.js';
import { signIn } from './sign-in.js';

/** How a page is looked at. */
export interface Look {
  readonly language: 'vi' | 'en';
  readonly theme: 'light' | 'dark';
}

/** Goes from page to page, signed in once for each account. */
export class Visitor {
  private readonly tabs = new Map<string, Promise<Page>>();
  private unitId: Promise<string> | undefined;

  constructor(
    private readonly platform: RunningPlatform,
    private readonly browser: Browser,
  ) {}

  /** Opens a page and comes back when its content is there. Throws where a link or the content does not appear. */
  async open(place: PortalPage, look: Look): Promise<Page> {
    const page = await this.tab(place.login);
    const kept = JSON.stringify({ 'nk-language': look.language, 'nk-theme': look.theme });
    await page.evaluate(`Object.assign(window.localStorage, ${kept})`);
    await page.goto(place.path.replace('{demoUnit}', await this.demoUnit()));
    for (const link of place.follow ?? []) await page.locator(link).first().click();
    await page
      .locator(place.shows ?? 'h1')
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    return page;
  }

  /** One tab for each account: the session lives in it. */
  private tab(login: string | undefined): Promise<Page> {
    const known = this.tabs.get(login ?? '');
    if (known) return known;
    const opened = this.openTab(login);
    this.tabs.set(login ?? '', opened);
    return opened;
  }

  private async openTab(login: string | undefined): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.platform.origin, locale: 'vi-VN' });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (login === undefined) await page.goto('/');
    else await signIn(page, this.platform, login, '/work');
    return page;
  }

  private demoUnit(): Promise<string> {
    const citizen = new ApiClient(this.platform.origin, undefined);
    this.unitId ??= findUnit({ citizen }, demoUnit.name, demoUnit.code);
    return this.unitId;
  }
}
