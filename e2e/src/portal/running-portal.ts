import { chromiumFlags, type RunningPlatform, type Teardown } from '@namkhong/infra-local';
import { ApiClient } from '@namkhong/nk';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { chromiumPath } from '../testing/environment.js';
import { temporaryPlatform } from '../testing/temporary-platform.js';
import { signIn } from './sign-in.js';
import { Visitor } from './visitor.js';

/** A seeded platform with a fresh browser for each test; created inside a `describe`, whose hooks it registers. */
export class RunningPortal {
  private started: { readonly platform: RunningPlatform; readonly teardown: Teardown } | undefined;
  private browser: Browser | undefined;
  private looking: Visitor | undefined;
  private opened: { readonly context: BrowserContext; readonly page: Page } | undefined;

  constructor(prepare: (platform: RunningPlatform) => Promise<void>) {
    beforeAll(async () => {
      if (chromiumPath === null) throw new Error('CI=true, but CHROMIUM_PATH names no browser');
      this.started = await temporaryPlatform();
      await prepare(this.started.platform);
      this.browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags] });
    }, 180_000);
    afterAll(async () => {
      await this.browser?.close();
      await this.started?.teardown.run();
    }, 60_000);
    beforeEach(async () => this.openFresh());
    afterEach(async () => this.opened?.context.close());
  }

  get platform(): RunningPlatform {
    if (this.started === undefined) throw new Error('the platform is not running yet');
    return this.started.platform;
  }

  get context(): BrowserContext {
    return this.fresh().context;
  }

  get page(): Page {
    return this.fresh().page;
  }

  /** Asks the services without a browser, as nobody. */
  get citizen(): ApiClient {
    return new ApiClient(this.platform.origin, undefined);
  }

  /** Asks the services without a browser, as the operator's tool. */
  get operator(): ApiClient {
    return new ApiClient(this.platform.origin, this.platform.nkClientSecret);
  }

  /** Somebody who looks at page after page. */
  get visitor(): Visitor {
    if (this.browser === undefined) throw new Error('the browser is not running yet');
    this.looking ??= new Visitor(this.platform, this.browser);
    return this.looking;
  }

  /** The first place that says these words. */
  text(words: string | RegExp): Locator {
    return this.page.getByText(words).first();
  }

  /** What is left in the tab when the session has run out, here and at the provider. */
  async loseSession(): Promise<void> {
    await this.context.clearCookies();
    await this.page.evaluate("window.sessionStorage.removeItem('nk-session')");
  }

  /** Signs in through the provider's own page, on the way to `path`. */
  logIn(login: string, path: string): Promise<void> {
    return signIn(this.page, this.platform, login, path);
  }

  /** Finds a unit as a citizen does, and opens its page. */
  async findUnit(words: string, name: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('searchbox').fill(words);
    await this.page.getByRole('link', { name }).click();
  }

  /** A browser that nobody has used, in place of the one before. */
  async openFresh(): Promise<void> {
    if (this.browser === undefined) throw new Error('the browser is not running yet');
    await this.opened?.context.close();
    const context = await this.browser.newContext({ baseURL: this.platform.origin, locale: 'vi-VN' });
    context.setDefaultTimeout(15_000);
    this.opened = { context, page: await context.newPage() };
  }

  private fresh() {
    if (this.opened === undefined) throw new Error('no page is open outside a test');
    return this.opened;
  }
}
