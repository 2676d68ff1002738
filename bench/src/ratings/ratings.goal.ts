import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { castingRate } from './casting.js';
import { pgbenchRate } from './pgbench.js';
import { startRatingService } from './rating-service.js';

const rounds = 5;
const cellMs = 10_000;
/** More a second than either side can do: so many ballots are made. */
const most = 12_000;

/** Ratings over HTTP, each durable with its events, against the one statement that does the same without a service. */
export const ratingsGoal: Goal = {
  id: 'G1',
  title: 'durable POST of ratings ÷ pgbench with one statement each, 64 connections',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const service = await startRatingService(context);
    const posted = async () => {
      const rate = await castingRate(service, cellMs, most);
      say(`${Math.round(rate)} ratings/s over HTTP`);
      return rate;
    };
    const stated = async () => {
      const rate = await pgbenchRate(service, context, cellMs, most);
      say(`${Math.round(rate)} transactions/s of pgbench`);
      return rate;
    };
    const results = await alternate(rounds, posted, stated);
    const reason = restlessness(results);
    return {
      first: {
        what: 'ratings/s over HTTP ÷ transactions/s of pgbench',
        unit: 'ratio',
        ...spread(pairedRatios(results)),
        bound: { at: 'least', must: 1, stretch: 1.4 },
      },
      details: {
        ratingsPerSecond: Math.round(median(results.flatMap(({ a }) => a))),
        pgbenchPerSecond: Math.round(median(results.flatMap(({ b }) => b))),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};
