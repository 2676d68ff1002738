import type { Pool } from 'pg';

/**
 * Records leave from the beginning of a partition only, so offsets stay without gaps and the low watermark says all.
 * A record carries its day, so it expires once the retention after the end of that day is over.
 */
const removeSql = `
  WITH due AS (
    SELECT p.topic, p.partition, p.low_offset,
           now() - interval '1 day' - make_interval(secs => p.retention_ms / 1000.0) AS before
      FROM bus_partition p
     WHERE p.retention_ms IS NOT NULL AND p.low_offset < p.next_offset
       AND (SELECT r.created_at FROM bus_record r
             WHERE r.topic = p.topic AND r.partition = p.partition AND r.record_offset = p.low_offset)
           < now() - interval '1 day' - make_interval(secs => p.retention_ms / 1000.0)
     LIMIT 1 FOR UPDATE SKIP LOCKED
  ), reach AS (
    SELECT due.topic, due.partition,
           coalesce(min(oldest.record_offset) FILTER (WHERE oldest.created_at >= due.before),
                    max(oldest.record_offset) + 1) AS low
      FROM due CROSS JOIN LATERAL (
             SELECT r.record_offset, r.created_at FROM bus_record r
              WHERE r.topic = due.topic AND r.partition = due.partition AND r.record_offset >= due.low_offset
              ORDER BY r.record_offset LIMIT $1) oldest
     GROUP BY due.topic, due.partition
  ), moved AS (
    UPDATE bus_partition p SET low_offset = reach.low FROM reach
     WHERE p.topic = reach.topic AND p.partition = reach.partition
    RETURNING p.topic, p.partition, p.low_offset
  ), gone AS (
    DELETE FROM bus_record r USING moved
     WHERE r.topic = moved.topic AND r.partition = moved.partition AND r.record_offset < moved.low_offset
    RETURNING 1
  )
  SELECT count(*)::int AS n FROM gone`;

/**
 * Removes up to `limit` expired records of one partition. Time alone decides, as in Kafka: how long a record may be kept
 * is a promise to those it speaks of, and no reader that lags may stretch it.
 *
 * @returns how many were removed; 0 once nothing is due, or others are at work on what is
 */
export async function removeExpired(pool: Pool, limit: number): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(removeSql, [limit]);
  return rows[0]?.n ?? 0;
}
