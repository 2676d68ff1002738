import pg from 'pg';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, percentile, spread } from '../statistics/statistics.js';
import { castingRate, connections } from './casting.js';
import { HttpLoad } from './http-load.js';
import { openLoad, type Answered } from './open-load.js';
import { ratingStatement } from './pgbench.js';
import { insertBallotsFor, startRatingService, type RatingService } from './rating-service.js';

const rounds = 5;
const cellMs = 10_000;
const warmUpMs = 2_000;
const most = 12_000;

/** How long a citizen waits at half of what the service can do, against a bare client that runs the one statement. */
export const latencyGoal: Goal = {
  id: 'G3',
  title: 'p99 of POST at half its capacity ÷ p99 of the same statement straight from pg',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say, teardown } = context;
    const service = await startRatingService(context);
    const capacity = await castingRate(service, cellMs, most);
    const perSecond = Math.floor(capacity / 2);
    say(`${Math.round(capacity)} ratings/s at most; ${perSecond}/s from here on`);
    const pool = new pg.Pool({ connectionString: service.databaseUrl, max: connections });
    await teardown.add('connections', { stop: () => pool.end() });
    const posted = async () => tell('POST', await postedLatencies(service, perSecond), say);
    const inserted = async () => tell('pg', await insertedLatencies(service, pool, perSecond), say);
    const results = await alternate(rounds, posted, inserted);
    const reason = restlessness(results);
    return {
      first: {
        what: 'p99 of POST ÷ p99 of pg',
        unit: 'ratio',
        ...spread(pairedRatios(results)),
        bound: { at: 'most', must: 3, stretch: 1.5 },
      },
      details: {
        perSecond,
        postP99Ms: Number(median(results.flatMap(({ a }) => a)).toFixed(1)),
        pgP99Ms: Number(median(results.flatMap(({ b }) => b)).toFixed(1)),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};

function tell(what: string, latencies: readonly number[], say: GoalContext['say']): number {
  const p99 = percentile(latencies, 0.99);
  say(
    `${what}: p50 ${percentile(latencies, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${latencies.length}`,
  );
  return p99;
}

async function postedLatencies(service: RatingService, perSecond: number): Promise<number[]> {
  const requests = await service.prepare(Math.ceil((perSecond * (warmUpMs + cellMs)) / 1_000) + 1);
  const load = new HttpLoad(service.port, 2_000);
  const send = async () => {
    const exchange = await load.send(requests.pop() ?? '');
    if (exchange?.status !== 201) throw new Error(`a rating was answered with ${exchange?.status}`);
  };
  const answers = await openLoad(perSecond, warmUpMs + cellMs, send);
  load.close();
  return afterWarmUp(answers);
}

async function insertedLatencies(
  service: RatingService,
  pool: pg.Pool,
  perSecond: number,
): Promise<number[]> {
  const count = Math.ceil((perSecond * (warmUpMs + cellMs)) / 1_000) + 1;
  await insertBallotsFor(service.database, count);
  const text = ratingStatement('$1::text');
  let turn = 0;
  const send = async () => {
    const { rowCount } = await pool.query({ name: 'rating', text, values: [String((turn += 1))] });
    if (rowCount !== 2) throw new Error('a rating was not stored');
  };
  return afterWarmUp(await openLoad(perSecond, warmUpMs + cellMs, send));
}

function afterWarmUp(answers: readonly Answered<void>[]): number[] {
  const from = (answers[0]?.dueAt ?? 0) + warmUpMs;
  return answers.filter(({ dueAt }) => dueAt >= from).map(({ dueAt, endedAt }) => endedAt - dueAt);
}
