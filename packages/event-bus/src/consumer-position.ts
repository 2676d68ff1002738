import type { SqlSession } from './sql-session.js';

/** Where a group continues in a partition, by the consumer's own database: the truth; the log's offset is a hint. */
export interface Position {
  readonly clusterId: string;
  readonly nextOffset: bigint;
}

export async function readPosition(
  session: SqlSession,
  group: string,
  topic: string,
  partition: number,
): Promise<Position | null> {
  const [row] = await session.query<{ cluster_id: string; next_offset: string }>(
    `SELECT cluster_id, next_offset FROM bus_offset WHERE consumer_group = $1 AND topic = $2 AND partition = $3`,
    [group, topic, partition],
  );
  return row ? { clusterId: row.cluster_id, nextOffset: BigInt(row.next_offset) } : null;
}

/** Writes the first position of a partition; somebody else's, written meanwhile, stays. */
export async function beginPosition(
  session: SqlSession,
  group: string,
  topic: string,
  partition: number,
  position: Position,
): Promise<void> {
  await session.query(
    `INSERT INTO bus_offset (consumer_group, topic, partition, cluster_id, next_offset) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [group, topic, partition, position.clusterId, position.nextOffset],
  );
}

/** Moves on in the transaction of the effect. @returns false where another member has moved it: ownership is lost */
export async function movePosition(
  session: SqlSession,
  group: string,
  topic: string,
  partition: number,
  from: bigint,
  to: bigint,
): Promise<boolean> {
  const rows = await session.query(
    `UPDATE bus_offset SET next_offset = $5
      WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND next_offset = $4 RETURNING next_offset`,
    [group, topic, partition, from, to],
  );
  return rows.length === 1;
}

/** Marks events as handled by the group. @returns those that were not before, so that a republished one is done once */
export async function claimEvents(
  session: SqlSession,
  group: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await session.query<{ event_id: string }>(
    `INSERT INTO bus_processed (consumer_group, event_id)
     SELECT $1, id FROM unnest($2::uuid[]) AS id ORDER BY id ON CONFLICT DO NOTHING RETURNING event_id`,
    [group, ids],
  );
  return new Set(rows.map((row) => row.event_id));
}
