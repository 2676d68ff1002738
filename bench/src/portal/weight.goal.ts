import { chromiumFlags } from '@namkhong/infra-local';
import { get } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { chromiumPath } from '../machine/environment.js';
import { startDemoPortal } from './demo-portal.js';
import { signIn } from './sign-in.js';

/** What somebody opens, in which role; `more` is what they may do there that loads more. */
interface Weighed {
  readonly name: string;
  readonly path: string;
  readonly login?: string;
  /** What is there once the page has its content. */
  readonly shows: string;
  readonly more?: (page: Page) => Promise<void>;
}

const pagesOf = (ratePath: string, unitPath: string, matrixPath: string): readonly Weighed[] => [
  { name: 'rating', path: ratePath, shows: 'fieldset' },
  { name: 'home', path: '/', shows: 'a[href^="/units/"]' },
  { name: 'unit', path: unitPath, shows: '.plot' },
  { name: 'figures', path: '/figures', shows: '.unit-map path', more: untilDrawn },
  { name: 'method', path: '/method', shows: '.card table' },
  { name: 'report', path: '/report', shows: '.report__kind' },
  { name: 'today', path: '/work/today', login: 'unit-head', shows: '.task' },
  { name: 'matrix', path: matrixPath, login: 'committee-office', shows: '.matrix__row--unit' },
  { name: 'query', path: '/work/query', login: 'analyst', shows: 'main form' },
];

/** How much script a page costs whoever opens it first: gzip, as the gateway sends it to a browser that knows no better. */
export const weightGoal: Goal = {
  id: 'WEIGHT',
  title: 'JavaScript of a page on its first visit, gzip: the rating page; the heaviest of the others',
  async measure(context: GoalContext): Promise<Measurement> {
    const portal = await startDemoPortal(context, 1);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags] });
    await context.teardown.add('the browser', { stop: () => browser.close() });
    const first: Record<string, number> = {};
    const afterwards: Record<string, number> = {};
    for (const weighed of pagesOf(portal.ratePath(), portal.unitPath, portal.matrixPath)) {
      const page = await visit(browser, portal.origin, weighed, portal.passwordOf);
      first[weighed.name] = await scriptKilobytes(page);
      if (weighed.more) {
        await weighed.more(page);
        afterwards[weighed.name] = await scriptKilobytes(page);
      }
      context.say(`${weighed.name}: ${first[weighed.name]?.toFixed(1)} kB`);
      await page.context().close();
    }
    const { rating = NaN, ...others } = first;
    const heaviest = Math.max(...Object.values(others));
    const once = (value: number) => ({ median: value, min: value, max: value, runs: 1 });
    return {
      first: {
        ...{ what: 'script of the rating page', unit: 'kB', ...once(rating) },
        bound: { at: 'most', must: 150, stretch: 50 },
      },
      second: {
        ...{ what: 'script of the heaviest other page', unit: 'kB', ...once(heaviest) },
        bound: { at: 'most', must: 350, stretch: 250 },
      },
      details: { first, withTheDrawings: afterwards },
    };
  },
};

async function visit(
  browser: Browser,
  origin: string,
  { path, login, shows }: Weighed,
  passwordOf: (login: string) => string,
): Promise<Page> {
  // The worker that keeps pages fetches in advance what this page does not need.
  const context = await browser.newContext({
    ...{ baseURL: origin, locale: 'vi-VN', serviceWorkers: 'block' },
    viewport: { width: 412, height: 823 },
  });
  const page = await context.newPage();
  if (login !== undefined) {
    await signIn(page, login, passwordOf(login));
    await page.goto('about:blank');
  }
  await page.goto(path);
  await page.locator(shows).first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

async function untilDrawn(page: Page): Promise<void> {
  for (const chart of await page.locator('.chart').all()) await chart.scrollIntoViewIfNeeded();
  await page.locator('.chart canvas').last().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Kilobytes (1,000 bytes) of every script the page has loaded, each asked for again with gzip alone. */
async function scriptKilobytes(page: Page): Promise<number> {
  const names = await page.evaluate<string[]>(
    `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\.js$/.test(name))`,
  );
  const sizes = await Promise.all([...new Set(names)].map(gzipBytes));
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}

function gzipBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => (size += chunk.length));
      response.on('end', () => resolve(size));
      response.on('error', reject);
    }).on('error', reject);
  });
}
