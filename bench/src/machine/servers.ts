import {
  provisionParts,
  readEnvironment,
  startKafka,
  startPostgres,
  type RunningPostgres,
} from '@namkhong/infra-local';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoalContext } from '../goal.js';

/** As durable as where it counts: `fsync` and `synchronous_commit` stay on. */
const settings = { shared_buffers: '256MB', max_connections: '100', jit: 'off' };

/** A PostgreSQL of this measurement's own. */
export async function benchDatabase({ folder, teardown }: GoalContext): Promise<RunningPostgres> {
  // It may run as another user, who has to get in.
  await chmod(folder, 0o711);
  const started = await startPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    password: 'postgres',
    settings,
  });
  return teardown.add('PostgreSQL', started);
}

/** An Apache Kafka of this measurement's own; a running one is never used, because its load would be measured too. */
export async function benchBroker({ folder, teardown, say }: GoalContext): Promise<string> {
  const provision = await provisionParts(['java', 'kafka'], readEnvironment(), say);
  const [java, jars] = [provision.path('java'), provision.path('kafka')];
  if (!java || !jars) throw new Error('Kafka cannot run here: see npm run provision');
  const started = await startKafka({
    ...{ java, jars },
    folder: join(folder, 'kafka'),
    logFile: join(folder, 'kafka.log'),
  });
  return (await teardown.add('Kafka', started)).brokers;
}
