import { createTransport, platformTopics } from '@namkhong/event-bus';
import { eventually } from '@namkhong/nk';
import { spawn } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { GoalContext } from '../goal.js';
import { benchDatabase } from '../machine/servers.js';
import { freePort, type SimulatorProcess } from './simulator-process.js';

const entry = fileURLToPath(new URL('../../../apps/notification/dist/main.js', import.meta.url));
const tables = ['attempt', 'message', 'early_receipt', 'notice_read', 'bus_outbox'];
/** The number that every relay locks: held here, the service is an instance beside the one that relays. */
const relayLock = 8_127_001;
const officials = 1_000;
const deadlockDetected = '40P01';
export const text =
  'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban 01-CT/MH, han 15/12/2026. Xem va xac nhan tai https://namkhong.example/work';

/** The built notification service, bound to a message centre, on a PostgreSQL of its own. */
export interface SmsService {
  readonly pid: number;
  readonly database: pg.Client;
  /** Empties what messages fill and writes everything to disk. */
  readonly empty: () => Promise<void>;
  /** Makes so many messages due at once, for a thousand officials in turn. */
  readonly queue: (messages: number) => Promise<void>;
}

export async function startSmsService(
  context: GoalContext,
  simulator: SimulatorProcess,
  settings: { readonly perSecond: number },
): Promise<SmsService> {
  const { teardown } = context;
  const postgres = await benchDatabase(context);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  for (const name of ['bench_notification', 'bench_bus']) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const bus = createTransport({ kind: 'postgres', url: postgres.databaseUrl('bench_bus') }, () => undefined);
  await bus.ensureTopics(platformTopics);
  await bus.close();
  const port = await freePort();
  const key = randomBytes(32);
  const databaseUrl = postgres.databaseUrl('bench_notification');
  const service = spawn(process.execPath, [entry], {
    env: {
      PORT: String(port),
      LOG_LEVEL: 'warn',
      TZ: 'UTC',
      DATABASE_URL: databaseUrl,
      BUS: 'postgres',
      BUS_DATABASE_URL: postgres.databaseUrl('bench_bus'),
      OIDC_ISSUER: 'http://127.0.0.1:9/oidc',
      FIELD_KEYS: key.toString('base64'),
      PUBLIC_ORIGIN: 'https://namkhong.example',
      SMS_DEMONSTRATION: 'true',
      SMPP_URL: simulator.smppUrl,
      SMS_WINDOW: '10',
      SMS_PER_SECOND: String(settings.perSecond),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(service, 'exit');
  await teardown.add('the notification service', {
    stop: async () => {
      if (service.exitCode === null && service.signalCode === null) service.kill('SIGTERM');
      await ended;
    },
  });
  await eventually('a notification service that is ready', () => isReady(port), { timeoutMs: 120_000 });
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await teardown.add('a client of its database', { stop: () => database.end() });
  await database.query('SELECT pg_advisory_lock($1)', [relayLock]);
  await addOfficials(database, key);
  return {
    ...{ pid: service.pid ?? 0, database },
    empty: async () => {
      await truncate(database);
      await database.query('CHECKPOINT');
    },
    queue: async (messages) => {
      await database.query('BEGIN');
      await database.query(insertMessages, [messages, officials, text]);
      // What a cell begins with is there as if it had been for a while.
      await database.query('ANALYZE message');
      await database.query('COMMIT');
    },
  };
}

/** The service goes on meanwhile: where both wait for each other, PostgreSQL ends one of them. */
async function truncate(database: pg.Client): Promise<void> {
  try {
    await database.query(`TRUNCATE ${tables.join(', ')}`);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== deadlockDetected) throw error;
    await truncate(database);
  }
}

/** Heads of a thousand units, each with a phone as the service itself would have stored it. */
async function addOfficials(database: pg.Client, key: Buffer): Promise<void> {
  const numbers = Array.from({ length: officials }, (_, index) => index);
  const phones = numbers.map((index) =>
    encrypt(`+84599${String(index).padStart(6, '0')}`, idOf(3, index), key),
  );
  await database.query(
    `INSERT INTO contact (official_id, phone_cipher, phone_hash, changed_at)
     SELECT official_id, phone_cipher, official_id::text, now() FROM unnest($1::uuid[], $2::text[]) AS c (official_id, phone_cipher)`,
    [numbers.map((index) => idOf(3, index)), phones],
  );
  await database.query(
    `INSERT INTO post (post_id, official_id, official_code, unit_id, role, valid_from)
     SELECT p.id, p.official, p.official::text, p.unit, 'head', '2020-01-01'
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS p (id, official, unit)`,
    [4, 3, 2].map((kind) => numbers.map((index) => idOf(kind, index))),
  );
  await database.query('VACUUM ANALYZE');
}

const idOf = (kind: number, index: number) =>
  `0199c0de-000${kind}-7000-8000-${index.toString(16).padStart(12, '0')}`;

const insertMessages = `
  INSERT INTO message (message_id, cause_id, correlation_id, assignment_id, unit_id, official_id, template, text, state,
                       retry_at, created_at, changed_at, recipient_kind, recipient, hours, due_at)
  SELECT ('0199c0de-0001-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(), gen_random_uuid(),
         gen_random_uuid(), unit_id, official_id, 'assignment-issued', $3, 'queued', now(), now(), now(), 'head',
         'head:' || unit_id, 'officials', now()
    FROM generate_series(0, $1 - 1) AS n
    JOIN LATERAL (SELECT ('0199c0de-0002-7000-8000-' || lpad(to_hex(n % $2), 12, '0'))::uuid AS unit_id,
                         ('0199c0de-0003-7000-8000-' || lpad(to_hex(n % $2), 12, '0'))::uuid AS official_id) AS head ON true`;

/** The format of fields in `service-kit`: AES-256-GCM, bound to the row they stand in. */
function encrypt(plain: string, context: string, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const id = createHash('sha256').update('field-key').update(key).digest('base64url').slice(0, 8);
  return ['v1', id, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

async function isReady(port: number): Promise<true | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ? true : undefined;
}
