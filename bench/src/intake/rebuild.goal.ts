import type { Goal, GoalContext, Measurement } from '../goal.js';
import { sampleRatings } from '../samples/sample-ratings.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { KafkaScoring } from './kafka-scoring.js';
import { readRaw } from './read-raw.js';

const topic = 'feedback.rating.v1';
const rounds = 5;
/** Ratings that wait for the service in each cell of the live fold; all of them are in the log of the rebuilds. */
const perCell = 30_000;
/** Of which so many are folded before the clock starts: a service that has just begun is compiling itself. */
const warmUp = 10_000;
const chunk = 1_000;
/** A log grows day by day: 35 ratings of each of 64 units. */
const perDay = 2_240;

/** How fast the service takes a log in, against a consumer that does nothing with the same records. */
export const rebuildGoal: Goal = {
  id: 'G7',
  title:
    'rebuild, and live fold, in ratings/s ÷ raw kafkajs eachBatch that does nothing, over the same records',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const scoring = await KafkaScoring.prepare(context);
    let published = 0;
    const raw = async () => {
      const rate = await readRaw(scoring.brokers, topic, published);
      say(`raw ${Math.round(rate)} records/s of ${published}`);
      return rate;
    };
    const live = async () => {
      for (let sent = 0; sent < perCell; sent += chunk, published += chunk) {
        await scoring.bus.publish(sampleRatings(chunk, { from: published, perDay }));
      }
      const rate = await scoring.foldBacklog(published, warmUp);
      say(`live fold ${Math.round(rate)} ratings/s`);
      return rate;
    };
    // Warm-up: the broker's files, the first rows of every table.
    await live();
    await raw();
    const folded = await alternate(rounds, live, raw);
    const url = await scoring.start();
    const rebuilt = async () => {
      const rate = await scoring.rebuild(url);
      say(`rebuild ${Math.round(rate)} ratings/s of ${published}`);
      return rate;
    };
    await rebuilt();
    const replayed = await alternate(rounds, rebuilt, raw);
    await scoring.stop();
    const reason = restlessness(replayed) ?? restlessness(folded);
    return {
      first: {
        what: 'rebuild, whole, ratings/s ÷ raw records/s',
        unit: 'ratio',
        ...spread(pairedRatios(replayed)),
        bound: { at: 'least', must: 0.3, stretch: 0.5 },
      },
      second: {
        what: 'live fold of a backlog, ratings/s ÷ raw records/s',
        unit: 'ratio',
        ...spread(pairedRatios(folded)),
        bound: { at: 'least', must: 0.1, stretch: 0.2 },
      },
      details: {
        ratings: published,
        rebuildPerSecond: Math.round(median(replayed.flatMap(({ a }) => a))),
        livePerSecond: Math.round(median(folded.flatMap(({ a }) => a))),
        rawPerSecond: Math.round(median([...replayed, ...folded].flatMap(({ b }) => b))),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};
