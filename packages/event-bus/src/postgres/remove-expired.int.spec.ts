import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../testing/pg-transactor.js';
import { PostgresTransport } from './postgres-transport.js';

const day = 24 * 60 * 60_000;

describe('removeExpired', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let transport: PostgresTransport;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase({ busTables: false });
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    transport = new PostgresTransport({
      url: database.url,
      onError: (error) => {
        throw error;
      },
    });
  });

  afterAll(async () => {
    await transport.close();
    await pool.end();
    await database.drop();
  });

  /** A topic of one partition whose records are as many days old as listed. */
  const topicOf = async (name: string, retentionMs: number | null, ages: readonly number[]) => {
    await transport.ensureTopics([{ name, partitions: 1, retentionMs }]);
    await transport.publish(ages.map((age) => ({ topic: name, key: 'k', headers: {}, value: String(age) })));
    await pool.query(
      `UPDATE bus_record SET created_at = created_at - make_interval(days => value::int) WHERE topic = $1`,
      [name],
    );
  };
  const left = async (topic: string) =>
    (await transport.read(topic, 0, 0n, 100)).map((record) => record.value);
  const removeAll = async (limit: number) => {
    const counts: number[] = [];
    for (let count = 1; count > 0;) counts.push((count = await transport.removeExpired(limit)));
    return counts;
  };

  it('keeps each record for the whole retention, and takes it in small steps afterwards', async () => {
    await topicOf('ten-days', 10 * day, [40, 39, 38, 37, 12, 10, 1, 0]);
    expect(await removeAll(2)).toEqual([2, 2, 1, 0]);
    expect(await left('ten-days')).toEqual(['10', '1', '0']);
    expect((await transport.watermarks('ten-days')).get(0)).toEqual({ low: 5n, high: 8n });
  });

  it('leaves no gap: an old record behind a younger one waits', async () => {
    await topicOf('overtaken', 10 * day, [40, 3, 40]);
    expect(await removeAll(100)).toEqual([1, 0]);
    expect(await left('overtaken')).toEqual(['3', '40']);
  });

  it('empties a topic that nobody writes to any more, and goes on numbering', async () => {
    await topicOf('silent', 10 * day, [40, 40]);
    await removeAll(100);
    await transport.publish([{ topic: 'silent', key: 'k', headers: {}, value: 'new' }]);
    expect(await transport.read('silent', 0, 0n, 100)).toMatchObject([{ offset: 2n, value: 'new' }]);
  });

  it('keeps for ever what has no retention', async () => {
    await topicOf('for-ever', null, [4_000, 1]);
    expect(await removeAll(100)).toEqual([0]);
    expect(await left('for-ever')).toEqual(['4000', '1']);
  });
});
