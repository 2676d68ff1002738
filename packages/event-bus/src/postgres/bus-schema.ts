/**
 * The log in a database of its own; every statement may run again. A record keeps its day, for retention, and nothing
 * finer: a rating's record must not say when somebody rated.
 */
export const busSchemaSql: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS bus_cluster (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), one boolean NOT NULL UNIQUE DEFAULT true CHECK (one))`,
  `INSERT INTO bus_cluster DEFAULT VALUES ON CONFLICT DO NOTHING`,
  `CREATE TABLE IF NOT EXISTS bus_partition (
     topic        text NOT NULL,
     partition    integer NOT NULL,
     low_offset   bigint NOT NULL DEFAULT 0,
     next_offset  bigint NOT NULL DEFAULT 0 CHECK (next_offset >= low_offset),
     retention_ms bigint,
     PRIMARY KEY (topic, partition)
   )`,
  `CREATE TABLE IF NOT EXISTS bus_record (
     topic         text NOT NULL,
     partition     integer NOT NULL,
     record_offset bigint NOT NULL,
     key           text NOT NULL,
     headers       jsonb NOT NULL,
     value         text NOT NULL,
     created_at    timestamptz NOT NULL DEFAULT date_trunc('day', now(), 'UTC'),
     PRIMARY KEY (topic, partition, record_offset)
   )`,
  `CREATE TABLE IF NOT EXISTS bus_member (
     consumer_group text NOT NULL,
     member_id      uuid NOT NULL,
     topics         text[] NOT NULL,
     expires_at     timestamptz NOT NULL,
     PRIMARY KEY (consumer_group, member_id)
   )`,
  `CREATE TABLE IF NOT EXISTS bus_lease (
     consumer_group text NOT NULL,
     topic          text NOT NULL,
     partition      integer NOT NULL,
     member_id      uuid,
     expires_at     timestamptz,
     next_offset    bigint,
     PRIMARY KEY (consumer_group, topic, partition)
   )`,
];
