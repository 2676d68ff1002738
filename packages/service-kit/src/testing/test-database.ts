import { dropTestDatabase } from '@namkhong/event-bus/testing';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  createDataSource,
  kitMigrations,
  type EntityClass,
  type MigrationClass,
} from '../database/data-source.js';
import { Database } from '../database/database.js';
import { migrate } from '../database/migrate.js';

/** The superuser URL of the PostgreSQL that integration specs use; provisioned by `npm test`. */
function testDatabaseServer(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set: `npm test` provides a PostgreSQL, see CONTRIBUTING.md');
  return url;
}

export interface EmptyDatabase {
  readonly url: string;
  /** Drops it. */
  close(): Promise<void>;
}

/** A new, empty database on the test server. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = testDatabaseServer();
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, close: () => dropTestDatabase(server, name) };
}

export interface TestDatabase extends EmptyDatabase {
  readonly database: Database;
}

/** A new database with the kit's and the given tables, as a service's own would be. */
export async function testDatabase(schema: {
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
}): Promise<TestDatabase> {
  const empty = await emptyDatabase();
  const source = createDataSource({
    url: empty.url,
    name: 'test',
    pool: 10,
    entities: schema.entities,
    migrations: [...kitMigrations, ...schema.migrations],
  });
  await source.initialize();
  await migrate(source);
  return {
    url: empty.url,
    database: new Database(source),
    async close() {
      await source.destroy();
      await empty.close();
    },
  };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
