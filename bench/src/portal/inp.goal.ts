import { chromiumFlags } from '@namkhong/infra-local';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Figure, Goal, GoalContext, Measurement } from '../goal.js';
import { chromiumPath } from '../machine/environment.js';
import { spread } from '../statistics/statistics.js';
import { busyNow } from './busy.js';
import { startDemoPortal, type DemoPortal } from './demo-portal.js';
import { interactionsOf, type Visit } from './interactions.js';
import { signIn } from './sign-in.js';

const runs = 5;
const slowdown = 4;

/** How long a press, a tap or a key waits for the next picture, on a processor four times slower than this one. */
export const inpGoal: Goal = {
  id: 'INP',
  title:
    'interaction to next paint on the rating page, a unit’s page, the figures and the matrix, processor ÷ 4',
  async measure(context: GoalContext): Promise<Measurement> {
    const busy = busyNow();
    const portal = await startDemoPortal(context, runs);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags] });
    await context.teardown.add('the browser', { stop: () => browser.close() });
    const waits = new Map<string, number[]>();
    for (let run = 0; run < runs; run++) {
      for (const visit of interactionsOf(portal)) {
        const page = await open(browser, portal, visit);
        for (const [name, act] of Object.entries(visit.acts)) {
          const key = `${visit.name}: ${name}`;
          waits.set(key, [...(waits.get(key) ?? []), await timed(page, act)]);
        }
        await page.context().close();
      }
      context.say(`run ${run + 1} of ${runs}`);
    }
    const details = Object.fromEntries([...waits].map(([name, times]) => [name, spread(times)]));
    const [worst] = Object.entries(details).toSorted(([, a], [, b]) => b.median - a.median);
    if (worst === undefined) throw new Error('nothing was done on any page');
    const first: Figure = {
      ...{ what: `the slowest, “${worst[0]}”`, unit: 'ms', ...worst[1] },
      bound: { at: 'most', must: 200, stretch: 100 },
    };
    return { first, details, ...busy };
  },
};

/** A phone’s window, everything loaded, and only then the slow processor: loading is LIGHTHOUSE’s matter. */
async function open(browser: Browser, portal: DemoPortal, visit: Visit): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: portal.origin, locale: 'vi-VN', serviceWorkers: 'block' },
    viewport: { width: 412, height: 823 },
  });
  const page = await context.newPage();
  if (visit.login !== undefined) await signIn(page, visit.login, portal.passwordOf(visit.login));
  await page.goto(visit.path);
  await page.locator(visit.shows).first().waitFor();
  await page.waitForLoadState('networkidle');
  const debug = await context.newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate(watching);
  return page;
}

/** What is shorter than a frame the browser does not tell: it counts as one. */
async function timed(page: Page, act: Visit['acts'][string]): Promise<number> {
  await page.evaluate('window.benchWaits.length = 0');
  await act(page);
  return page.evaluate<number>(longest);
}

/** What the page does, as text: it is another program than this one, with other types. */
const watching = `{
  window.benchWaits = [];
  window.benchObserver = new PerformanceObserver((list) => window.benchWaits.push(...list.getEntries()));
  window.benchObserver.observe({ type: 'event', durationThreshold: 16 });
}`;

/** Two frames later the picture is there; the record of it comes with an idle moment. */
const longest = `new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => {
    window.benchWaits.push(...window.benchObserver.takeRecords());
    const told = window.benchWaits.filter(({ interactionId }) => interactionId > 0);
    resolve(Math.max(16, ...told.map(({ duration }) => duration)));
  }))))`;
