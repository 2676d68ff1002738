import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalEnvironment } from '../environment.js';
import { cacheFolder, repositoryRoot } from '../paths.js';
import { runCommand } from '../process/run-command.js';
import type { Debian } from './debian.js';
import { findCommand } from './find-command.js';
import type { PartResult } from './part.js';

const pom = join(repositoryRoot, 'infra', 'kafka', 'pom.xml');

/** Apache Kafka: a running cluster, an unpacked distribution, or the jars that Maven copies into the cache. */
export async function findKafka(
  environment: LocalEnvironment,
  debian: Debian,
  say: (line: string) => void,
): Promise<PartResult> {
  const name = 'kafka';
  const { KAFKA_BROKERS, KAFKA_HOME, NK_CACHE } = environment;
  if (KAFKA_BROKERS) return { name, status: 'ready', how: 'from KAFKA_BROKERS', path: KAFKA_BROKERS };
  if (KAFKA_HOME) {
    const path = join(KAFKA_HOME, 'libs');
    return existsSync(path)
      ? { name, status: 'ready', how: 'from KAFKA_HOME', path }
      : { name, status: 'missing', how: `KAFKA_HOME=${KAFKA_HOME} has no folder libs` };
  }
  const version = await pomVersion();
  const jars = join(cacheFolder(NK_CACHE), `kafka-${version}`);
  if (existsSync(jars)) return { name, status: 'ready', how: `version ${version} in the cache`, path: jars };
  const advice = 'set KAFKA_BROKERS or KAFKA_HOME, or install maven';
  if (environment.NK_PROVISION === false) {
    return { name, status: 'missing', how: `NK_PROVISION=0 forbids fetching; ${advice}` };
  }
  try {
    const maven = await findMaven(environment, debian);
    say(`fetching Apache Kafka ${version} with Maven (once, about 45 MB)`);
    await copyJars(maven, jars);
    return { name, status: 'ready', how: `version ${version}, fetched now`, path: jars };
  } catch (error) {
    return { name, status: 'missing', how: `${(error as Error).message}; ${advice}` };
  }
}

async function pomVersion(): Promise<string> {
  const version = /<kafka\.version>([\d.]+)</.exec(await readFile(pom, 'utf8'))?.[1];
  if (!version) throw new Error(`${pom} names no kafka.version`);
  return version;
}

async function findMaven({ MVN_PATH, PATH }: LocalEnvironment, debian: Debian): Promise<string> {
  const installed = MVN_PATH ?? findCommand(['mvn'], PATH);
  if (installed) return installed;
  if (debian.obstacle) throw new Error(`maven is not installed and ${debian.obstacle}`);
  await debian.install('maven');
  return 'mvn';
}

/** Copied beside the place and moved there whole: a folder that exists is complete. */
async function copyJars(maven: string, jars: string): Promise<void> {
  const partial = `${jars}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    await runCommand(
      maven,
      [
        ...['--batch-mode', '--quiet', '--file', pom, 'dependency:copy-dependencies'],
        ...['-DincludeScope=runtime', `-DoutputDirectory=${partial}`],
      ],
      { timeoutMs: 600_000 },
    );
    await rename(partial, jars);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
