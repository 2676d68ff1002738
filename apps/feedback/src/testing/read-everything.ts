import { connectLimitStore, createLogger } from '@namkhong/service-kit';
import { eventually } from '@namkhong/service-kit/testing';
import { DataSource } from 'typeorm';

/** Every row of every table of a database, each as one text; bytes as hexadecimal digits. */
export async function readDatabase(url: string): Promise<string[]> {
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    const tables = await source.query<{ name: string }[]>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const rows: string[] = [];
    for (const { name } of tables) {
      const found = await source.query<{ row: string }[]>(`select t::text as row from ${name} t`);
      rows.push(...found.map(({ row }) => `${name} ${row}`));
    }
    return rows;
  } finally {
    await source.destroy();
  }
}

/** Every key of a Redis with what it holds. */
export async function readRedis(url: string): Promise<string[]> {
  const store = connectLimitStore(url, createLogger({ name: 'test', level: 'silent' }));
  const { client } = store;
  try {
    await eventually(() => client.ping());
    const found: string[] = [];
    for (const key of await client.keys('*')) {
      const isText = (await client.type(key)) === 'string';
      found.push(`${key} ${isText ? ((await client.get(key)) ?? '') : ''}`);
    }
    return found;
  } finally {
    store.close();
  }
}
