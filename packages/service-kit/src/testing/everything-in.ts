import pg from 'pg';
import { createClient } from 'redis';

/** Every row of every table of a database, as text: for whoever looks for a trace in it. */
export async function everythingInDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
      texts.push(name, ...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

/** Every key of a Redis database with its value, as text. */
export async function everythingInRedis(url: string): Promise<string> {
  const client = createClient({ url });
  await client.connect();
  try {
    const texts: string[] = [];
    for await (const keys of client.scanIterator())
      for (const key of keys) texts.push(`${key} ${await client.sendCommand<string>(['DUMP', key])}`);
    return texts.join('\n');
  } finally {
    client.destroy();
  }
}
