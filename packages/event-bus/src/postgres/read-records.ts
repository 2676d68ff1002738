import type { Pool } from 'pg';
import type { LogRecord, Watermarks } from '../transport.js';
import { leaseKey, type Lease } from './group-membership.js';

interface RecordRow {
  readonly record_offset: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string;
}

/** Records of a partition from an offset on, in order. */
export async function readRecords(
  pool: Pool,
  topic: string,
  partition: number,
  from: bigint,
  limit: number,
): Promise<LogRecord[]> {
  const { rows } = await pool.query<RecordRow>(
    `SELECT record_offset, key, headers, value FROM bus_record
      WHERE topic = $1 AND partition = $2 AND record_offset >= $3 ORDER BY record_offset LIMIT $4`,
    [topic, partition, from, limit],
  );
  return rows.map(({ record_offset, key, headers, value }) => ({
    topic,
    partition,
    offset: BigInt(record_offset),
    key,
    headers,
    value,
  }));
}

/** Low and high watermark of partitions, by `topic/partition`. */
export async function readHeads(pool: Pool, partitions: readonly Lease[]): Promise<Map<string, Watermarks>> {
  const { rows } = await pool.query<Lease & { low_offset: string; next_offset: string }>(
    `SELECT topic, partition, low_offset, next_offset FROM bus_partition
       JOIN unnest($1::text[], $2::int[]) AS t (topic, partition) USING (topic, partition)`,
    [partitions.map((lease) => lease.topic), partitions.map((lease) => lease.partition)],
  );
  return new Map(
    rows.map((row) => [leaseKey(row), { low: BigInt(row.low_offset), high: BigInt(row.next_offset) }]),
  );
}
