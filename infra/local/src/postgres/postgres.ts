import getPort from 'get-port';
import { existsSync } from 'node:fs';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { runCommand } from '../process/run-command.js';
import { startProcess } from '../process/start-process.js';
import { waitUntil } from '../process/wait-until.js';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { reachableFolder } from './reachable-folder.js';
import { serverUser, type ServerUser } from './server-user.js';

export interface PostgresOptions {
  /** Holds the cluster; kept between starts where the caller keeps it. */
  readonly folder: string;
  readonly logFile: string;
  readonly password: string;
  readonly port?: number;
  /** Server settings, such as `{ fsync: 'off' }` for a server that lives as long as a test. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface RunningPostgres {
  /** The superuser's URL of the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The URL of another database of this server. */
  databaseUrl(name: string): string;
  stop(): Promise<void>;
}

/** Vietnamese needs a real collation: under plain C, `upper('đường')` and trigrams come out wrong. */
const locale = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/** Starts PostgreSQL 18, after `initdb` the first time, and returns when it answers a query. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { logFile, password, settings = {} } = options;
  const user = await serverUser();
  const binaries = await postgresBinaries(user);
  const folder = await reachableFolder(options.folder, user);
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(binaries, folder, password, user);
  const port = options.port ?? (await getPort());
  const flags = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings });
  const server = await startProcess({
    command: binaries.postgres,
    args: ['-D', folder, '-p', String(port), ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    logFile,
    ...user,
    // Fast shutdown: open connections are closed, transactions rolled back, a checkpoint written.
    stopSignal: 'SIGINT',
    graceMs: 20_000,
  });
  const databaseUrl = (name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
  const url = databaseUrl('postgres');
  try {
    await waitUntil({ what: 'PostgreSQL', probe: () => answers(url), timeoutMs: 60_000, process: server });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, port, pid: server.pid, databaseUrl, stop: () => server.stop() };
}

async function initialise(
  { initdb }: PostgresBinaries,
  folder: string,
  password: string,
  user: ServerUser | null,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, '..', `.initdb-${process.pid}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (user) await Promise.all([folder, passwordFile].map((path) => chown(path, user.uid, user.gid)));
    const args = [
      `--pgdata=${folder}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
    ];
    await runCommand(initdb, [...args, ...locale], { ...user });
  } catch (error) {
    // Half a cluster would look like a whole one at the next start.
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end();
  }
}
