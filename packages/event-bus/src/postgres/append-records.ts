import type { Pool } from 'pg';
import { partitionOf } from '../partition-of.js';
import type { OutgoingRecord } from '../transport.js';

/** Wakes readers of the topics named in its payload; sent after the commit, because a NOTIFY inside takes a lock of the whole server. */
export const busChannel = 'namkhong_bus';

const appendSql = `
  WITH input AS (
    SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::jsonb[], $5::text[])
      WITH ORDINALITY AS r (topic, partition, key, headers, value, place)
  ), counts AS (
    SELECT topic, partition, count(*) AS n FROM input GROUP BY topic, partition
  ), locked AS (
    SELECT p.topic, p.partition FROM bus_partition p JOIN counts USING (topic, partition)
     ORDER BY p.topic, p.partition FOR UPDATE OF p
  ), moved AS (
    UPDATE bus_partition p SET next_offset = p.next_offset + c.n
      FROM counts c JOIN locked USING (topic, partition)
     WHERE p.topic = c.topic AND p.partition = c.partition
    RETURNING p.topic, p.partition, p.next_offset - c.n AS first
  )
  INSERT INTO bus_record (topic, partition, record_offset, key, headers, value)
  SELECT i.topic, i.partition, m.first + row_number() OVER (PARTITION BY i.topic, i.partition ORDER BY i.place) - 1,
         i.key, i.headers, i.value
    FROM input i JOIN moved m USING (topic, partition)`;

/**
 * Appends records; their offsets are taken under the partition's row lock and so have no gap and no overtaking.
 *
 * @throws Error naming the topic where one does not exist: nothing is created on the fly
 */
export async function appendRecords(
  pool: Pool,
  partitions: ReadonlyMap<string, number>,
  records: readonly OutgoingRecord[],
): Promise<void> {
  const places = records.map(({ topic, key }) => {
    const count = partitions.get(topic);
    if (count === undefined) throw new Error(`there is no topic ${topic}`);
    return partitionOf(key, count);
  });
  const { rowCount } = await pool.query(appendSql, [
    records.map((record) => record.topic),
    places,
    records.map((record) => record.key),
    records.map((record) => JSON.stringify(record.headers)),
    records.map((record) => record.value),
  ]);
  if (rowCount !== records.length) throw new Error(`${rowCount} of ${records.length} records were appended`);
  await pool.query(`SELECT pg_notify($1, $2)`, [
    busChannel,
    [...new Set(records.map(({ topic }) => topic))].join(' '),
  ]);
}
