import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { castingRate } from './casting.js';
import { startRatingService } from './rating-service.js';

const rounds = 5;
const cellMs = 10_000;
const most = 12_000;
const rule = 'bench_without_outbox';

/**
 * What the outbox costs: the same service, with a rule in its database that lets rows into the outbox, or lets them go
 * nowhere. Building the events is part of both.
 */
export const outboxGoal: Goal = {
  id: 'G2',
  title: 'POST of ratings with the outbox ÷ without',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const service = await startRatingService(context);
    const { database } = service;
    const cast = async (what: string) => {
      const rate = await castingRate(service, cellMs, most);
      const { rows } = await database.query<{ n: string }>('select count(*) as n from bus_outbox');
      say(`${Math.round(rate)} ratings/s ${what}, ${rows[0]?.n} rows in the outbox`);
      return rate;
    };
    const withOutbox = () => cast('with the outbox');
    const without = async () => {
      await database.query(`create rule ${rule} as on insert to bus_outbox do instead nothing`);
      try {
        return await cast('without');
      } finally {
        await database.query(`drop rule ${rule} on bus_outbox`);
      }
    };
    const results = await alternate(rounds, withOutbox, without);
    const reason = restlessness(results);
    return {
      first: {
        what: 'ratings/s with the outbox ÷ without',
        unit: 'ratio',
        ...spread(pairedRatios(results)),
        bound: { at: 'least', must: 0.75, stretch: 0.9 },
      },
      details: {
        withPerSecond: Math.round(median(results.flatMap(({ a }) => a))),
        withoutPerSecond: Math.round(median(results.flatMap(({ b }) => b))),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};
