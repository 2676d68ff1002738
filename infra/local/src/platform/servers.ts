import { join } from 'node:path';
import { type LocalEnvironment } from '../environment.js';
import { startKafka } from '../kafka/kafka.js';
import { ensureDatabases } from '../postgres/ensure-databases.js';
import { startPostgres, type RunningPostgres } from '../postgres/postgres.js';
import type { Teardown } from '../process/teardown.js';
import { provisionParts } from '../provision/provision-parts.js';
import { freshLogFile } from './log-file.js';
import type { Secrets } from './secrets.js';
import { databases } from './services.js';

/** Small enough for a small machine, and durable: this data is kept. */
const postgresSettings = { shared_buffers: '64MB', max_connections: '120', jit: 'off' };

export async function startDatabase(
  dataDir: string,
  secrets: Secrets,
  teardown: Teardown,
): Promise<RunningPostgres> {
  const started = await startPostgres({
    folder: join(dataDir, 'postgres'),
    logFile: await freshLogFile(dataDir, 'postgres'),
    password: secrets.postgresPassword,
    settings: postgresSettings,
  });
  const postgres = await teardown.add('PostgreSQL', started);
  await ensureDatabases(postgres.url, databases);
  return postgres;
}

/** The broker's address and, where we started it, its process. */
export async function startBroker(
  dataDir: string,
  environment: LocalEnvironment,
  teardown: Teardown,
  say: (line: string) => void,
): Promise<{ readonly brokers: string; readonly pid?: number }> {
  const provision = await provisionParts(['java', 'kafka'], environment, say);
  const [java, jars] = [provision.path('java'), provision.path('kafka')];
  if (environment.KAFKA_BROKERS) return { brokers: environment.KAFKA_BROKERS };
  if (!java || !jars) {
    throw new Error(
      `Kafka cannot run: ${provision.missing.map(({ name, how }) => `${name}: ${how}`).join('; ')}`,
    );
  }
  const folder = join(dataDir, 'kafka');
  const logFile = await freshLogFile(dataDir, 'kafka');
  return teardown.add('Kafka', await startKafka({ java, jars, folder, logFile }));
}
