import { chromiumFlags } from '@namkhong/infra-local';
import lighthouse from 'lighthouse';
import { createServer, type AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { Bound, Figure, Goal, GoalContext, Measurement } from '../goal.js';
import { chromiumPath } from '../machine/environment.js';
import { spread } from '../statistics/statistics.js';
import { busyNow } from './busy.js';
import { startDemoPortal } from './demo-portal.js';

const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'] as const;
const bound: Bound = { at: 'least', must: 95, stretch: 99 };

/** Lighthouse’s scores of what citizens open, under its own conditions of a cheap phone on a slow line. */
export const lighthouseGoal: Goal = {
  id: 'LIGHTHOUSE',
  title: 'Lighthouse, mobile, of the rating page and a unit’s page as built: the lowest score',
  async measure(context: GoalContext): Promise<Measurement> {
    const busy = busyNow();
    const portal = await startDemoPortal(context, runs);
    const port = await freePort();
    const pages: Record<string, () => string> = { rating: portal.ratePath, unit: () => portal.unitPath };
    const figures: Figure[] = [];
    const details: Record<string, unknown> = {};
    for (const [name, path] of Object.entries(pages)) {
      const looks: Look[] = [];
      for (let run = 0; run < runs; run++) {
        looks.push(await lookAt(`${portal.origin}${path()}`, port));
        context.say(`${name}: ${JSON.stringify(looks.at(-1))}`);
      }
      details[name] = Object.fromEntries(
        Object.keys(looks[0] ?? {}).map((key) => [key, spread(looks.map((look) => look[key] ?? NaN))]),
      );
      for (const category of categories) {
        const scores = spread(looks.map((look) => look[category] ?? NaN));
        figures.push({ what: `${category}, ${name} page`, unit: 'points of 100', ...scores, bound });
      }
    }
    const [performance, others] = [true, false].map((wanted) =>
      lowest(figures.filter(({ what }) => what.startsWith('performance') === wanted)),
    );
    if (performance === undefined || others === undefined) throw new Error('no page was looked at');
    return { first: performance, second: others, details, ...busy };
  },
};

/** Scores of 100 and milliseconds by name, and how fast Lighthouse finds the machine (a desk of 2020 has 1,500 or more). */
type Look = Readonly<Record<string, number>>;

/** A busy machine at times keeps Lighthouse from recording a visit at all; it then asks to be run again. */
const tries = 3;

async function lookAt(url: string, port: number): Promise<Look> {
  for (let tried = 1; tried < tries; tried++) {
    try {
      return await visit(url, port);
    } catch (error) {
      if (!(error instanceof NotRecorded)) throw error;
    }
  }
  return visit(url, port);
}

class NotRecorded extends Error {}

/** One visit by a browser of its own, so that nothing is kept from the one before. */
async function visit(url: string, port: number): Promise<Look> {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumFlags, `--remote-debugging-port=${port}`],
  });
  try {
    const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] });
    if (result === undefined || result.lhr.runtimeError !== undefined) {
      throw new NotRecorded(`Lighthouse could not look: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    }
    const { lhr } = result;
    return {
      ...Object.fromEntries(categories.map((name) => [name, (lhr.categories[name]?.score ?? NaN) * 100])),
      ...Object.fromEntries(timings.map((name) => [name, lhr.audits[name]?.numericValue ?? NaN])),
      'cumulative-layout-shift': lhr.audits['cumulative-layout-shift']?.numericValue ?? NaN,
      machine: lhr.environment.benchmarkIndex,
    };
  } finally {
    await browser.close();
  }
}

const lowest = (figures: readonly Figure[]) => figures.toSorted((a, b) => a.median - b.median)[0];

/** Lighthouse speaks to the browser over a port, which it has to know before. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
