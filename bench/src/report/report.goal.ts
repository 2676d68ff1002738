import { chromiumFlags } from '@namkhong/infra-local';
import { randomUUID } from 'node:crypto';
import { chromium, type Page } from 'playwright-core';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { median } from '../statistics/statistics.js';
import { chromiumPath } from '../machine/environment.js';
import { startPortalSink, type PortalSink } from './portal-sink.js';

const runs = 7;
const files = 5;
const MIB = 1024 * 1024;
/** With text and heads the whole fits the largest bucket, of 21 MiB. */
const fileBytes = 4 * MIB;
const readerCount = 6;

/** How long somebody waits who sends a report of 20 MiB: the receipt stretched, all sealed, all handed over. */
export const reportGoal: Goal = {
  id: 'REPORT',
  title: 'a report of 20 MiB in five files, sealed in Chromium by the portal’s own worker and sent',
  async measure({ teardown, say }: GoalContext): Promise<Measurement> {
    const sink = await startPortalSink(teardown, readerCount);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumFlags] });
    await teardown.add('the browser', { stop: () => browser.close() });
    const page = await browser.newPage();
    await page.goto(sink.origin);
    // The first one loads libsodium, as for somebody who has just written their account.
    const first = await sendOne(page, sink);
    say(`the first one, with libsodium loaded on the way: ${first.toFixed(0)} ms`);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await sendOne(page, sink));
    const seconds = [first, ...times].map((time) => time / 1000);
    const sealed = sink.taken() / seconds.length / MIB;
    if (sealed < 21) throw new Error(`only ${sealed.toFixed(2)} MiB of each report came`);
    return {
      first: {
        what: 'from the click to the receipt',
        unit: 's',
        median: median(seconds),
        min: Math.min(...seconds),
        max: Math.max(...seconds),
        runs: seconds.length,
        bound: { at: 'most', must: 3, stretch: 1.5 },
      },
      details: { firstMs: Math.round(first), sealedMiB: sealed, readers: readerCount, files },
    };
  },
};

/** Milliseconds from the order to the accepted report, in a thread that has just been started. */
async function sendOne(page: Page, sink: PortalSink): Promise<number> {
  const order = {
    unitId: randomUUID(),
    officialCode: null,
    leads: false,
    types: ['tip'],
    readers: sink.readers,
    identity: 'A name and a number',
    again: false,
    language: 'vi',
  };
  const asked = { worker: sink.worker, order, files, fileBytes };
  return page.evaluate<number>(`(${inThePage})(${JSON.stringify(asked)})`);
}

/** What the page does, as text: it is another program than this one, with other types. */
const inThePage = `async ({ worker, order, files, fileBytes }) => {
  const bytes = () => {
    const file = new Uint8Array(fileBytes);
    // Random bytes are given 64 KiB at a time.
    for (let at = 0; at < fileBytes; at += 65536) crypto.getRandomValues(file.subarray(at, at + 65536));
    return file;
  };
  const attached = Array.from({ length: files }, (_, index) => ({
    name: 'tep-' + (index + 1) + '.jpg',
    mediaType: 'image/jpeg',
    bytes: bytes(),
  }));
  const thread = new Worker(worker, { type: 'module' });
  const began = performance.now();
  const told = await new Promise((resolve, reject) => {
    thread.addEventListener('message', ({ data }) => resolve(data));
    thread.addEventListener('error', () => reject(new Error('the thread failed')));
    const contents = { text: 'x'.repeat(4000), fields: {}, files: attached };
    thread.postMessage({ id: 1, name: 'report', input: { ...order, contents } });
  });
  const time = performance.now() - began;
  thread.terminate();
  if (told.failure !== undefined) throw new Error(JSON.stringify(told.failure));
  return time;
}`;
