import getPort from 'get-port';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/run-command.js';
import { startProcess } from '../process/start-process.js';
import { waitUntil } from '../process/wait-until.js';
import { kafkaSettings } from './kafka-settings.js';
import { isBrokerReady } from './metadata-request.js';

export interface KafkaOptions {
  /** Path of `java`, 17 or newer. */
  readonly java: string;
  /** Folder of Kafka's jars. */
  readonly jars: string;
  /** Kept between starts where the caller keeps it. */
  readonly folder: string;
  readonly logFile: string;
  readonly port?: number;
}

export interface RunningKafka {
  readonly brokers: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts Apache Kafka as one KRaft node and returns when the broker takes part in its own cluster. */
export async function startKafka(options: KafkaOptions): Promise<RunningKafka> {
  const { java, jars, folder, logFile } = options;
  const port = options.port ?? (await getPort());
  const controllerPort = await getPort({ exclude: [port] });
  const logFolder = join(folder, 'log');
  const settingsFile = join(folder, 'server.properties');
  await mkdir(folder, { recursive: true });
  await writeFile(settingsFile, kafkaSettings({ brokerPort: port, controllerPort, logFolder }));
  const classPath = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', join(jars, '*')];
  if (!existsSync(join(logFolder, 'meta.properties'))) {
    await runCommand(java, [...classPath, ...format(settingsFile)]);
  }
  const broker = await startProcess({
    command: java,
    args: ['-Xmx512m', ...classPath, 'kafka.Kafka', settingsFile],
    logFile,
    graceMs: 15_000,
  });
  try {
    await waitUntil({ what: 'Kafka', probe: () => isBrokerReady(port), timeoutMs: 60_000, process: broker });
  } catch (error) {
    await broker.stop();
    throw error;
  }
  return { brokers: `127.0.0.1:${port}`, port, pid: broker.pid, stop: () => broker.stop() };
}

/** A cluster id is 16 random bytes in URL-safe base64; here those of a UUID, as Kafka's own tool makes them. */
function format(settingsFile: string): string[] {
  const clusterId = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  return ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, `--config=${settingsFile}`];
}
