import { setTimeout as sleep } from 'node:timers/promises';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { sampleRatings } from '../samples/sample-ratings.js';
import { median, spread } from '../statistics/statistics.js';
import { KafkaScoring } from './kafka-scoring.js';

const million = 1_000_000;
const last = 10 * million;
const chunk = 1_000;
/** So many may wait for the service at most: they come as it takes them. */
const ahead = 50_000;
const perDay = 2_240;
/** Until garbage is collected and memory given back. */
const settleMs = 15_000;
const looks = 5;

/** Whether the service keeps something of every rating: what it has in memory after the tenth million against the first. */
export const growthGoal: Goal = {
  id: 'GROWTH',
  title: 'resident memory of the scoring service after 10 million ratings ÷ after 1 million',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const scoring = await KafkaScoring.prepare(context);
    await scoring.start();
    const sizes: number[] = [];
    for (let sent = 0; sent < last;) {
      await scoring.bus.publish(sampleRatings(chunk, { from: sent, perDay }));
      sent += chunk;
      if (sent % ahead === 0) await scoring.folded(sent - ahead);
      if (sent % million > 0) continue;
      await scoring.folded(sent);
      sizes.push(await settledMemory(scoring));
      say(`${sent / million} million: ${(sizes.at(-1) ?? 0).toFixed(3)} GiB`);
    }
    await scoring.stop();
    const [first = Number.NaN] = sizes;
    const ratios = sizes.slice(1).map((size) => size / first);
    return {
      first: {
        what: 'resident memory after the last million ÷ after the first',
        unit: 'ratio',
        ...spread(ratios),
        // What it came to, not what it was on the way.
        median: ratios.at(-1) ?? Number.NaN,
        bound: { at: 'most', must: 1.2, stretch: 1.05 },
      },
      details: { ratings: last, gibibytes: sizes.map((size) => Number(size.toFixed(3))) },
    };
  },
};

async function settledMemory(scoring: KafkaScoring): Promise<number> {
  await sleep(settleMs);
  const seen: number[] = [];
  for (let look = 0; look < looks; look++) {
    seen.push(await scoring.memory());
    await sleep(1_000);
  }
  return median(seen);
}
