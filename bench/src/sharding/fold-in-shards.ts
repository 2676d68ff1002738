import type { OutgoingEvent } from '@namkhong/contracts';
import { createTransport, platformTopics, type Transport } from '@namkhong/event-bus';
import type { RunningPlatform } from '@namkhong/infra-local';
import { eventually } from '@namkhong/nk';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { digestCells, type CellsDigest } from './cells-digest.js';
import { machineToken } from './machine-token.js';
import { ScoringMembers } from './scoring-members.js';

export interface Shards {
  /** Names its databases. */
  readonly name: string;
  readonly members: number;
  readonly partitions: number;
  /** One member dies half way, without warning. */
  readonly killOne: boolean;
}

const topic = 'feedback.rating.v1';
const grants = 'directive.grant.v1';
const criteriaSet = new URL('../../../packages/nk/data/criteria-sets/sipas.json', import.meta.url);
const chunk = 500;

/** Folds ratings in a bus and a scoring database of their own, shared by as many instances as asked. */
export async function foldInShards(
  platform: RunningPlatform,
  ratings: readonly OutgoingEvent[],
  { name, members: count, partitions, killOne }: Shards,
): Promise<CellsDigest> {
  const databases = await createDatabases(platform, name);
  const bus = open(databases.bus);
  const members = await start();
  try {
    await publishCriteriaSet(platform, members.url);
    for (let from = 0; from < ratings.length; from += chunk) {
      await bus.publish(ratings.slice(from, from + chunk));
      if (killOne && from >= ratings.length / 2 && from < ratings.length / 2 + chunk) members.kill(count - 1);
    }
    await eventually(
      'all ratings read',
      async () => ((await readSoFar(databases.own)) === ratings.length ? true : undefined),
      { timeoutMs: 180_000 },
    );
    return await digestCells(databases.own);
  } finally {
    await members.stop();
    await bus.close();
  }

  async function start(): Promise<ScoringMembers> {
    await bus.ensureTopics(
      platformTopics.map((spec) => (spec.name === topic ? { ...spec, partitions } : spec)),
    );
    await copyGrants(platform, bus);
    return ScoringMembers.start(platform, databases, count);
  }
}

function open(url: string): Transport {
  return createTransport({ kind: 'postgres', url }, (_level, message, fields) => {
    throw new Error(message, { cause: fields });
  });
}

async function createDatabases(platform: RunningPlatform, name: string) {
  const client = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
  await client.connect();
  const [own, bus] = [`bench_scoring_${name}`, `bench_bus_${name}`];
  for (const database of [own, bus]) await client.query(`CREATE DATABASE ${database}`);
  await client.end();
  return { own: platform.databaseUrl(own), bus: platform.databaseUrl(bus) };
}

/** Who may do what, so that the new instances know the machine account. */
export async function copyGrants(platform: RunningPlatform, bus: Transport): Promise<void> {
  const source = open(platform.databaseUrl('bus'));
  for (const partition of (await source.watermarks(grants)).keys()) {
    const records = await source.read(grants, partition, 0n, 1_000);
    if (records.length > 0) await bus.publish(records);
  }
  await source.close();
}

/** As soon as the machine account's grant has arrived there. */
export async function publishCriteriaSet(platform: RunningPlatform, url: string): Promise<void> {
  const token = await machineToken(platform);
  const body = await readFile(criteriaSet, 'utf8');
  await eventually('the criteria set published', async () => {
    const response = await fetch(`${url}/api/scoring/v1/criteria-sets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    if (response.status === 403) return undefined;
    if (!response.ok) throw new Error(`the criteria set was refused: ${text}`);
    return true;
  });
}

/** Records of the topic that the scoring service has read, by its own offsets. */
async function readSoFar(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ n: string | null }>(
    `SELECT sum(next_offset) AS n FROM bus_offset WHERE topic = $1`,
    [topic],
  );
  await client.end();
  return Number(rows[0]?.n ?? 0);
}
