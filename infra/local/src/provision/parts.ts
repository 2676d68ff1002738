import { runCommand } from '../process/run-command.js';
import type { PackagedPart } from './part.js';

const oldestJava = 17;

/** What the tests and the Kafka mode need besides npm's packages. */
export const packagedParts: readonly PackagedPart[] = [
  {
    name: 'redis',
    settings: ['REDIS_URL', 'REDIS_SERVER_PATH'],
    commands: ['redis-server', 'valkey-server'],
    debianPackage: 'redis-server',
  },
  {
    name: 'chromium',
    settings: ['CHROMIUM_PATH'],
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debianPackage: 'chromium',
  },
  { name: 'kcat', settings: ['KCAT_PATH'], commands: ['kcat', 'kafkacat'], debianPackage: 'kcat' },
  { name: 'kannel', settings: ['KANNEL_PATH'], commands: ['bearerbox'], debianPackage: 'kannel' },
  {
    // Any release of the client will do: it speaks to the server that is measured.
    name: 'pgbench',
    settings: ['PGBENCH_PATH'],
    commands: ['pgbench'],
    debianPackage: 'postgresql-15',
  },
  {
    name: 'java',
    settings: ['JAVA_HOME'],
    commands: ['java'],
    debianPackage: 'default-jre-headless',
    fault: javaFault,
  },
];

/** Kafka 4 brokers need Java 17. */
async function javaFault(path: string): Promise<string | null> {
  const version = await runCommand(path, ['-version']);
  const major = Number(/version "(\d+)/.exec(version)?.[1]);
  return major >= oldestJava
    ? null
    : `Java ${oldestJava} or newer is needed, this is ${version.split('\n')[0]}`;
}
