import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { busMigrationSql } from '../schema.js';
import type { SqlSession, Transactor } from '../sql-session.js';

/** A transactor over a pool of its own, for tests and children that have no service around them. */
export class PgTransactor implements Transactor {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({ connectionString: url, max: 20 });
  }

  async transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work({
        query: async (sql, params) => (await client.query(sql, params)).rows as never,
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** A new database on the test server; with the bus's tables where a service is to use it. */
export async function createTestDatabase(options: {
  busTables: boolean;
}): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: npm test provides a PostgreSQL');
  const name = `bus_${randomBytes(8).toString('hex')}`;
  await onServer(server, [`CREATE DATABASE ${name}`]);
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (options.busTables) await onServer(url.href, busMigrationSql);
  return { url: url.href, drop: () => dropTestDatabase(server, name) };
}

/** How long connections that were ended may take to be gone; whatever is left then is cut. */
const ENDING_MS = 5_000;

/** Drops a database once nobody is in it: a connection that is cut while it ends would fail the test that ended it. */
export async function dropTestDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const until = Date.now() + ENDING_MS;
    const inside = () => client.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name]);
    while (Date.now() < until && (await inside()).rowCount !== 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
