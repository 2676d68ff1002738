import { startPlatform } from '@namkhong/infra-local';
import { createTransport, platformTopics } from '@namkhong/event-bus';
import { eventually } from '@namkhong/nk';
import { chmod, readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { GoalContext } from '../goal.js';
import { machineToken } from '../sharding/machine-token.js';
import { ScoringMembers } from '../sharding/scoring-members.js';
import { extent } from './answers.js';

const criteriaSet = new URL('../../../packages/nk/data/criteria-sets/sipas.json', import.meta.url);
const weighted = z.object({ criteria: z.array(z.object({ code: z.string(), weight: z.int() })) });

/** A scoring service with a database of its own on the platform's PostgreSQL, and somebody who may ask it. */
export interface AskedService {
  readonly database: pg.Client;
  readonly weights: readonly number[];
  readonly codes: readonly string[];
  ask(question: object): Promise<unknown>;
  /** A route that does nothing, without a token: what HTTP itself costs here. */
  knock(): Promise<void>;
}

/** Starts the platform, and beside it a scoring service of which only the criteria set is known. */
export async function startAskedService(context: GoalContext): Promise<AskedService> {
  const { folder, teardown, say } = context;
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'platform');
  const platform = await teardown.add(
    'the platform',
    await startPlatform({ bus: 'postgres', dataDir, seed: true, freePorts: true, say }),
  );
  const admin = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
  await admin.connect();
  for (const name of ['bench_query', 'bench_query_bus']) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const databases = {
    own: platform.databaseUrl('bench_query'),
    bus: platform.databaseUrl('bench_query_bus'),
  };
  const open = (url: string) =>
    createTransport({ kind: 'postgres', url }, (_level, message, fields) => {
      throw new Error(message, { cause: fields });
    });
  const bus = open(databases.bus);
  await bus.ensureTopics(platformTopics);
  const source = open(platform.databaseUrl('bus'));
  const grants = 'directive.grant.v1';
  for (const partition of (await source.watermarks(grants)).keys()) {
    const records = await source.read(grants, partition, 0n, 1_000);
    if (records.length > 0) await bus.publish(records);
  }
  await source.close();
  await bus.close();
  const members = await ScoringMembers.start(platform, databases, 1);
  await teardown.add('the scoring service', { stop: () => members.stop() });
  const database = new pg.Client({ connectionString: databases.own });
  await database.connect();
  await teardown.add('a client of its database', { stop: () => database.end() });
  const token = await machineToken(platform);
  const agent = new Agent({ keepAlive: true });
  await teardown.add('the connection', { stop: () => Promise.resolve(agent.destroy()) });
  const post = (path: string, body: string) =>
    send(agent, {
      url: new URL(`/api/scoring/v1/${path}`, members.url),
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
      body,
    });
  const text = await readFile(criteriaSet, 'utf8');
  const set = JSON.stringify({
    ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
    effectiveFrom: `${extent.firstMonth}-01`,
  });
  await eventually('the criteria set published', async () => {
    const { status, body } = await post('criteria-sets', set);
    if (status === 403) return undefined;
    if (status !== 201) throw new Error(`the criteria set was refused: ${body}`);
    return true;
  });
  const { criteria } = weighted.parse(JSON.parse(text));
  return {
    database,
    weights: criteria.map(({ weight }) => weight),
    codes: criteria.map(({ code }) => code),
    async ask(question) {
      const { status, body } = await post('query', JSON.stringify(question));
      if (status !== 200) throw new Error(`the question was refused: ${status} ${body}`);
      return JSON.parse(body) as unknown;
    },
    async knock() {
      const { status } = await send(agent, { url: new URL('/health/live', members.url), method: 'GET' });
      if (status !== 200) throw new Error(`nobody opened: ${status}`);
    },
  };
}

interface Sent {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers?: Record<string, string | number>;
  readonly body?: string;
}

function send(
  agent: Agent,
  { url, method, headers = {}, body = '' }: Sent,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
