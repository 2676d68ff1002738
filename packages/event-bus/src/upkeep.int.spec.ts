import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from './create-transport.js';
import { createTestDatabase, PgTransactor } from './testing/pg-transactor.js';
import type { Transport } from './transport.js';
import { Upkeep } from './upkeep.js';

describe('Upkeep', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let transactor: PgTransactor;
  let transport: Transport;

  beforeAll(async () => {
    database = await createTestDatabase({ busTables: true });
    transactor = new PgTransactor(database.url);
    transport = createTransport({ kind: 'postgres', url: database.url }, () => undefined);
  });

  afterAll(async () => {
    await transport.close();
    await transactor.close();
    await database.drop();
  });

  const query = <R>(sql: string, params?: unknown[]) =>
    transactor.transaction((session) => session.query<R>(sql, params));
  const keysLeft = async () =>
    (await query<{ key: string }>(`SELECT key FROM bus_outbox ORDER BY id`)).map(({ key }) => key);
  const upkeep = () =>
    new Upkeep({
      transactor,
      transport,
      batchSize: 2,
      onError: (error) => {
        throw error;
      },
    });

  it('takes published rows after a day, and never one that is not published', async () => {
    await query(
      `INSERT INTO bus_outbox (event_id, topic, key, headers, value, published_at)
       SELECT gen_random_uuid(), 't', key, '{}', '', date_trunc('day', now(), 'UTC') - age * interval '1 day'
         FROM unnest($1::text[], $2::int[]) AS r (key, age)`,
      [
        ['old', 'older', 'oldest', 'unpublished', 'yesterday', 'today'],
        [2, 3, 400, null, 1, 0],
      ],
    );
    await upkeep().runOnce();
    expect(await keysLeft()).toEqual(['unpublished', 'yesterday', 'today']);
  });

  it('knows handled events for longer than a dead letter can be replayed', async () => {
    const letterDays = 90;
    await query(
      `INSERT INTO bus_processed (consumer_group, event_id, processed_at)
       SELECT 'g', gen_random_uuid(), date_trunc('day', now(), 'UTC') - age * interval '1 day' FROM unnest($1::int[]) AS age`,
      [[0, letterDays + 1, letterDays + 30, letterDays + 31, 200, 201, 202]],
    );
    await upkeep().runOnce();
    const [row] = await query<{ ages: number[] }>(
      `SELECT array_agg(extract(day FROM date_trunc('day', now(), 'UTC') - processed_at)::int ORDER BY processed_at DESC) AS ages
         FROM bus_processed`,
    );
    expect(row?.ages).toEqual([0, letterDays + 1, letterDays + 30]);
  });

  it('takes expired records of every topic', async () => {
    const names = ['first', 'second'];
    await transport.ensureTopics(names.map((name) => ({ name, partitions: 1, retentionMs: 1_000 })));
    await transport.publish(
      names.flatMap((topic) => ['a', 'b', 'c'].map((key) => ({ topic, key, headers: {}, value: '' }))),
    );
    await query(`UPDATE bus_record SET created_at = created_at - interval '3 days'`);
    await upkeep().runOnce();
    for (const name of names)
      expect((await transport.watermarks(name)).get(0)).toEqual({ low: 3n, high: 3n });
  });
});
