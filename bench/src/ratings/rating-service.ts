import { createTransport, platformTopics } from '@namkhong/event-bus';
import { ballotHeader } from '@namkhong/contracts/http/feedback';
import { eventually } from '@namkhong/nk';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { GoalContext } from '../goal.js';
import { benchDatabase } from '../machine/servers.js';

const entry = fileURLToPath(new URL('../../../apps/feedback/dist/main.js', import.meta.url));
export const unitId = '0199c0de-0000-7000-8000-000000000001';
export const officialId = '0199c0de-0000-7000-8000-000000000002';
const criteria = ['access', 'procedure', 'official', 'result', 'feedback-handling'];
/** The number that every relay locks: held here, the service is an instance beside the one that relays. */
const relayLock = 8_127_001;
const body = JSON.stringify({
  levels: { access: 4, procedure: 5, official: 4, result: 5, 'feedback-handling': 3 },
  secondsTaken: 40,
});

/** The built feedback service on a PostgreSQL of its own, and the database it writes to. */
export interface RatingService {
  readonly port: number;
  readonly pid: number;
  readonly databaseUrl: string;
  readonly database: pg.Client;
  /**
   * Empties what ratings fill, makes so many new ballots about one official, and writes everything to disk.
   *
   * @returns a request for each, from a network of its own
   */
  readonly prepare: (ballots: number) => Promise<string[]>;
}

/** Starts PostgreSQL and the service, with one unit, one official and the criteria of the ballot. */
export async function startRatingService(context: GoalContext): Promise<RatingService> {
  const { teardown } = context;
  const postgres = await benchDatabase(context);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  for (const name of ['bench_feedback', 'bench_bus']) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const bus = createTransport({ kind: 'postgres', url: postgres.databaseUrl('bench_bus') }, () => undefined);
  await bus.ensureTopics(platformTopics);
  await bus.close();
  const port = await freePort();
  const databaseUrl = postgres.databaseUrl('bench_feedback');
  const service = spawn(process.execPath, [entry], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'info',
      TZ: 'UTC',
      DATABASE_URL: databaseUrl,
      BUS: 'postgres',
      BUS_DATABASE_URL: postgres.databaseUrl('bench_bus'),
      OIDC_ISSUER: 'http://127.0.0.1:9/oidc',
      FIELD_KEYS: randomBytes(32).toString('base64'),
      PUBLIC_ORIGIN: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(service, 'exit');
  await teardown.add('the feedback service', {
    stop: async () => {
      if (service.exitCode === null && service.signalCode === null) service.kill('SIGTERM');
      await ended;
    },
  });
  await eventually('a feedback service that is ready', () => isReady(port), { timeoutMs: 120_000 });
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await teardown.add('a client of its database', { stop: () => database.end() });
  await announce(database);
  await holdRelay(databaseUrl, context);
  return {
    port,
    pid: service.pid ?? 0,
    databaseUrl,
    database,
    prepare: (ballots) => prepare(database, ballots),
  };
}

/** What directive and scoring would have told the service. */
async function announce(database: pg.Client): Promise<void> {
  await database.query(
    `insert into directory_unit (unit_id, code, name, illustrative) values ($1, 'W-1', 'Phường một', true)`,
    [unitId],
  );
  await database.query(
    `insert into directory_criteria_set (set_code, version, effective_from, criteria) values ('sipas', 1, '2020-01-01', $1)`,
    [JSON.stringify(criteria.map((code) => ({ code, question: { vi: code, en: code } })))],
  );
}

/** What relaying costs is measured by G5 and G6: here another instance of the service has that part. */
async function holdRelay(databaseUrl: string, { teardown }: GoalContext): Promise<void> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [relayLock]);
  await teardown.add('the holder of the relay', { stop: () => holder.end() });
}

const tables = ['further_answer', 'rating', 'ballot', 'bus_outbox'];

async function prepare(database: pg.Client, count: number): Promise<string[]> {
  await database.query(`truncate ${tables.join(', ')}`);
  const tokens = Array.from({ length: count }, () => randomBytes(16).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  for (let from = 0; from < count; from += 20_000)
    await database.query(insertBallots, [hashes.slice(from, from + 20_000), unitId, officialId]);
  await settle(database);
  return tokens.map(requestOf);
}

/** Ballots about one official that hold until next month, for whoever has one of the hashes (hex). */
const insertBallots = ballotsOf(`select decode(hash, 'hex') from unnest($1::text[]) as hash`);

/**
 * Empties what ratings fill, and makes new ballots for the texts that a query gives, or for the numbers from 1; the hash of
 * a ballot's token is the SHA-256 of the text.
 */
export async function insertBallotsFor(database: pg.Client, texts: string | number): Promise<void> {
  const query = typeof texts === 'string' ? texts : `select n::text from generate_series(1, ${texts}) as n`;
  await database.query(`truncate ${tables.join(', ')}`);
  await database.query(
    ballotsOf(
      `select sha256(convert_to(text, 'UTF8')) from (${query}) as texts (text) where $1 order by random()`,
    ),
    [true, unitId, officialId],
  );
  await settle(database);
}

function ballotsOf(hashes: string): string {
  return `insert into ballot (token_hash, expires_on, unit_id, official_id, procedure_group, outcome, closed_on, illustrative)
    select hash, current_date + 30, $2, $3, 'civil-status', 'approved', current_date - 1, true
    from (${hashes}) as hashes (hash)`;
}

/** Statistics and dirty pages of the preparation are no part of what is measured. */
async function settle(database: pg.Client): Promise<void> {
  for (const table of tables) await database.query(`analyze ${table}`);
  await database.query('checkpoint');
}

function requestOf(token: string): string {
  return [
    'POST /api/feedback/v1/ratings HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `content-length: ${body.length}`,
    `${ballotHeader}: ${token}`,
    `nk-network: ${randomBytes(16).toString('base64url')}`,
    '',
    body,
  ].join('\r\n');
}

async function isReady(port: number): Promise<true | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ? true : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
