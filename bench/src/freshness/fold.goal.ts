import { startPlatform, type RunningPlatform } from '@namkhong/infra-local';
import { ApiClient } from '@namkhong/nk';
import { join } from 'node:path';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness, type Round } from '../statistics/alternate.js';
import { percentile, spread } from '../statistics/statistics.js';
import { BareChain } from './bare-chain.js';
import { issueBallots } from './ballots.js';
import { RatedPlatform } from './rated-platform.js';

const perSecond = 50;
const perCell = 10 * perSecond;
const rounds = 5;

/** How long after it was cast a rating is in the cells, against a chain of the same servers with nothing in it. */
export const foldGoal: Goal = {
  id: 'G6',
  title:
    'POST → folded into the cells at 50 ratings/s, p99 ÷ bare chain (pg, kafkajs, kafkajs, pg); p99 on both transports',
  async measure(context: GoalContext): Promise<Measurement> {
    const kafka = await onKafka(context);
    const postgres = await onPostgres(context);
    const worst = postgres.p99.median > kafka.p99.median ? postgres : kafka;
    return {
      first: {
        what: 'p99 of the platform on Kafka ÷ p99 of the bare chain',
        unit: 'ratio',
        ...spread(kafka.ratios),
        bound: { at: 'most', must: 3, stretch: 1.5 },
      },
      second: {
        what: `p99 on the slower transport, ${worst.bus}`,
        unit: 'ms',
        ...worst.p99,
        bound: { at: 'most', must: 1_000, stretch: 250 },
      },
      details: { kafka: kafka.summary, bareChain: kafka.chain, postgres: postgres.summary, perSecond },
      ...(kafka.void !== undefined && { void: kafka.void }),
    };
  },
};

async function onKafka(context: GoalContext) {
  const { rated, platform } = await ratedPlatform(context, 'kafka', 2 * rounds + 1);
  if (platform.brokers === null) throw new Error('the platform has no Kafka');
  const chain = await BareChain.start(platform.databaseUrl('postgres'), platform.brokers);
  const cells: number[][] = [];
  const chainCells: number[][] = [];
  const p99Of = (collected: number[][], name: string, run: () => Promise<number[]>) => async () => {
    const latencies = await run();
    collected.push(latencies);
    const p99 = percentile(latencies, 0.99);
    context.say(`${name}: p99 ${p99.toFixed(0)} ms`);
    return p99;
  };
  let results: Round[];
  try {
    await chain.run(perSecond, perCell);
    results = await alternate(
      rounds,
      p99Of(cells, 'platform on Kafka', () => rated.run(perSecond, perCell)),
      p99Of(chainCells, 'bare chain', () => chain.run(perSecond, perCell)),
    );
  } finally {
    await chain.stop();
    await platform.stop();
  }
  return {
    bus: 'Kafka',
    ratios: pairedRatios(results),
    p99: spread(cells.map((latencies) => percentile(latencies, 0.99))),
    summary: summary(cells.flat()),
    chain: summary(chainCells.flat()),
    void: restlessness(results),
  };
}

async function onPostgres(context: GoalContext) {
  const { rated, platform } = await ratedPlatform(context, 'postgres', rounds + 1);
  const cells: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    cells.push(await rated.run(perSecond, perCell));
    context.say(`platform on PostgreSQL: p99 ${percentile(cells.at(-1) ?? [], 0.99).toFixed(0)} ms`);
  }
  await platform.stop();
  const p99 = spread(cells.map((latencies) => percentile(latencies, 0.99)));
  return { bus: 'PostgreSQL', p99, summary: summary(cells.flat()) };
}

/** A whole platform with the demonstration, warmed up by a first cell, and ballots for the others. */
async function ratedPlatform(
  { folder, say, teardown }: GoalContext,
  bus: 'postgres' | 'kafka',
  cells: number,
): Promise<{ rated: RatedPlatform; platform: RunningPlatform }> {
  const dataDir = join(folder, bus);
  const started = await startPlatform({ bus, dataDir, seed: true, freePorts: true, say });
  const platform = await teardown.add('the platform', started);
  const operator = new ApiClient(platform.origin, platform.nkClientSecret);
  const ballots = await issueBallots(operator, cells * perCell, new Date());
  const rated = new RatedPlatform(platform, ballots);
  await rated.run(perSecond, perCell);
  return { rated, platform };
}

function summary(latencies: readonly number[]): Record<string, number> {
  const at = (share: number) => Math.round(percentile(latencies, share));
  return { ratings: latencies.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
