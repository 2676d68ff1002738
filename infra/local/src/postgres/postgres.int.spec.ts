import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ensureDatabases } from './ensure-databases.js';
import { startPostgres, type RunningPostgres } from './postgres.js';

let folder: string;
let server: RunningPostgres;

const start = () =>
  startPostgres({
    folder: join(folder, 'data'),
    logFile: join(folder, 'log'),
    password: 'x',
    settings: { fsync: 'off' },
  });

async function one(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: unknown }>(sql);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  await chmod(folder, 0o711);
  server = await start();
}, 60_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('startPostgres', () => {
  it('runs the version of the package, in Unicode', async () => {
    expect(await one(server.url, `SELECT current_setting('server_version') AS value`)).toMatch(/^18\./);
    expect(await one(server.url, `SELECT upper('đường') AS value`)).toBe('ĐƯỜNG');
  });

  it('keeps its databases from one start to the next', async () => {
    await ensureDatabases(server.url, ['scoring', 'feedback']);
    await ensureDatabases(server.url, ['scoring', 'feedback', 'bus']);
    await one(server.databaseUrl('scoring'), 'CREATE TABLE kept AS SELECT 5 AS n');
    await server.stop();
    server = await start();
    expect(await one(server.databaseUrl('scoring'), 'SELECT n AS value FROM kept')).toBe(5);
    expect(await one(server.databaseUrl('bus'), 'SELECT 1 AS value')).toBe(1);
  }, 60_000);
});
