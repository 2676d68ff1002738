import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalEnvironment } from '../environment.js';
import { startKafka } from '../kafka/kafka.js';
import { startPostgres } from '../postgres/postgres.js';
import type { Teardown } from '../process/teardown.js';
import type { Provision } from '../provision/provision-parts.js';
import { startRedis } from '../redis/redis.js';

/** What tests find in their environment; a name that is absent is a part that is missing. */
export interface TestStack {
  readonly TEST_DATABASE_URL: string;
  readonly TEST_KAFKA_BROKERS?: string;
  readonly TEST_REDIS_URL?: string;
  readonly CHROMIUM_PATH?: string;
  readonly KCAT_PATH?: string;
  readonly OPEN311_CLIENTS?: string;
  readonly KANNEL_PATH?: string;
}

/** Durability is not what these servers are for: the data lives as long as the tests. */
const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/** Starts every server the tests need, at once, on free ports in a temporary folder. */
export async function startTestStack(
  environment: LocalEnvironment,
  provision: Provision,
  teardown: Teardown,
): Promise<TestStack> {
  const folder = await mkdtemp(join(tmpdir(), 'namkhong-'));
  // PostgreSQL may run as another user, who has to get in.
  await chmod(folder, 0o711);
  await teardown.add('the temporary folder', {
    stop: () => rm(folder, { recursive: true, force: true }),
  });
  const [database, brokers, redis] = await Promise.all([
    environment.TEST_DATABASE_URL ?? postgres(folder, teardown),
    kafka(folder, environment, provision, teardown),
    redisServer(folder, environment, provision, teardown),
  ]);
  const chromium = provision.path('chromium');
  const kcat = provision.path('kcat');
  const open311 = provision.path('open311');
  const kannel = provision.path('kannel');
  return {
    TEST_DATABASE_URL: database,
    ...(brokers && { TEST_KAFKA_BROKERS: brokers }),
    ...(redis && { TEST_REDIS_URL: redis }),
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(kcat && { KCAT_PATH: kcat }),
    ...(open311 && { OPEN311_CLIENTS: open311 }),
    ...(kannel && { KANNEL_PATH: kannel }),
  };
}

async function postgres(folder: string, teardown: Teardown): Promise<string> {
  const started = await startPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    password: 'postgres',
    settings: testSettings,
  });
  return (await teardown.add('PostgreSQL', started)).url;
}

async function kafka(
  folder: string,
  { KAFKA_BROKERS }: LocalEnvironment,
  provision: Provision,
  teardown: Teardown,
): Promise<string | null> {
  const [java, jars] = [provision.path('java'), provision.path('kafka')];
  if (KAFKA_BROKERS || !java || !jars) return KAFKA_BROKERS ?? null;
  const logFile = join(folder, 'kafka.log');
  const started = await startKafka({ java, jars, folder: join(folder, 'kafka'), logFile });
  return (await teardown.add('Kafka', started)).brokers;
}

async function redisServer(
  folder: string,
  { REDIS_URL }: LocalEnvironment,
  provision: Provision,
  teardown: Teardown,
): Promise<string | null> {
  const server = provision.path('redis');
  if (REDIS_URL || !server) return REDIS_URL ?? null;
  const started = await startRedis({
    server,
    folder: join(folder, 'redis'),
    logFile: join(folder, 'redis.log'),
  });
  return (await teardown.add('Redis', started)).url;
}
