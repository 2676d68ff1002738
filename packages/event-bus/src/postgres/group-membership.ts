import type { Pool } from 'pg';

/** A partition this member may read until the lease ends. */
export interface Lease {
  readonly topic: string;
  readonly partition: number;
}

export interface MembershipSettings {
  readonly group: string;
  readonly memberId: string;
  readonly topics: readonly string[];
  /** A member that is silent for this long has died. */
  readonly sessionMs: number;
}

export const leaseKey = ({ topic, partition }: Lease): string => `${topic}/${partition}`;

/**
 * Shares a group's partitions among its members by leases in the bus database. Every member computes the same
 * assignment from the same member list; a lease changes hands only when its holder gave it up or has died.
 */
export class GroupMembership {
  /** Partitions whose row of the lease table is there for certain; rows are never deleted. */
  private readonly known = new Set<string>();

  constructor(
    private readonly pool: Pool,
    private readonly settings: MembershipSettings,
  ) {}

  /** Says that this member lives. @returns the partitions that are its share now */
  async share(): Promise<Lease[]> {
    const { group, memberId, topics, sessionMs } = this.settings;
    await this.pool.query(
      `WITH gone AS (
         DELETE FROM bus_member WHERE consumer_group = $1 AND member_id <> $2 AND expires_at < clock_timestamp()
       )
       INSERT INTO bus_member (consumer_group, member_id, topics, expires_at)
       VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
       ON CONFLICT (consumer_group, member_id) DO UPDATE SET expires_at = excluded.expires_at`,
      [group, memberId, topics, sessionMs / 1_000],
    );
    const { rows } = await this.pool.query<Lease>(
      `WITH members AS (
         SELECT member_id, row_number() OVER (ORDER BY member_id) - 1 AS place, count(*) OVER () AS n
           FROM bus_member WHERE consumer_group = $1 AND topics = $2
       ), partitions AS (
         SELECT topic, partition, row_number() OVER (ORDER BY topic, partition) - 1 AS place
           FROM bus_partition WHERE topic = ANY($2)
       )
       SELECT p.topic, p.partition FROM partitions p JOIN members m ON p.place % m.n = m.place
        WHERE m.member_id = $3 ORDER BY p.topic, p.partition`,
      [group, topics, memberId],
    );
    return rows;
  }

  /** Takes or renews leases. @returns those that this member holds now */
  async acquire(wanted: readonly Lease[]): Promise<Lease[]> {
    if (wanted.length === 0) return [];
    const { group, memberId, sessionMs } = this.settings;
    const columns = [group, wanted.map((lease) => lease.topic), wanted.map((lease) => lease.partition)];
    if (wanted.some((lease) => !this.known.has(leaseKey(lease)))) {
      await this.pool.query(
        `INSERT INTO bus_lease (consumer_group, topic, partition)
         SELECT $1, t.topic, t.partition FROM unnest($2::text[], $3::int[]) AS t (topic, partition) ON CONFLICT DO NOTHING`,
        columns,
      );
      for (const lease of wanted) this.known.add(leaseKey(lease));
    }
    const { rows } = await this.pool.query<Lease>(
      `UPDATE bus_lease l SET member_id = $4, expires_at = clock_timestamp() + make_interval(secs => $5)
         FROM unnest($2::text[], $3::int[]) AS t (topic, partition)
        WHERE l.consumer_group = $1 AND l.topic = t.topic AND l.partition = t.partition
          AND (l.member_id IS NULL OR l.member_id = $4 OR l.expires_at < clock_timestamp())
        RETURNING l.topic, l.partition`,
      [...columns, memberId, sessionMs / 1_000],
    );
    return rows;
  }

  /** Gives leases up, with the offset reached as a hint for lag tools. */
  async release(leases: readonly Lease[]): Promise<void> {
    if (leases.length === 0) return;
    const { group, memberId } = this.settings;
    await this.pool.query(
      `UPDATE bus_lease l SET member_id = NULL, expires_at = NULL
         FROM unnest($2::text[], $3::int[]) AS t (topic, partition)
        WHERE l.consumer_group = $1 AND l.topic = t.topic AND l.partition = t.partition AND l.member_id = $4`,
      [group, leases.map((lease) => lease.topic), leases.map((lease) => lease.partition), memberId],
    );
  }

  /** Notes how far the group came. */
  async note(lease: Lease, nextOffset: bigint): Promise<void> {
    await this.pool.query(
      `UPDATE bus_lease SET next_offset = $4 WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND member_id = $5`,
      [this.settings.group, lease.topic, lease.partition, nextOffset, this.settings.memberId],
    );
  }

  async leave(): Promise<void> {
    await this.pool.query(`DELETE FROM bus_member WHERE consumer_group = $1 AND member_id = $2`, [
      this.settings.group,
      this.settings.memberId,
    ]);
  }
}
