/**
 * The tables of the bus in every service's own database, one statement each; part of the service's migrations. Both
 * stamps are whole days in UTC: they serve pruning, and must not say when somebody rated.
 */
export const busMigrationSql: readonly string[] = [
  `CREATE TABLE bus_outbox (
     id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     event_id     uuid NOT NULL UNIQUE,
     topic        text NOT NULL,
     key          text NOT NULL,
     headers      jsonb NOT NULL,
     value        text NOT NULL,
     published_at timestamptz
   )`,
  `CREATE INDEX bus_outbox_unpublished ON bus_outbox (id) WHERE published_at IS NULL`,
  `CREATE INDEX bus_outbox_published ON bus_outbox (published_at) WHERE published_at IS NOT NULL`,
  `CREATE TABLE bus_offset (
     consumer_group text NOT NULL,
     topic          text NOT NULL,
     partition      integer NOT NULL,
     cluster_id     text NOT NULL,
     next_offset    bigint NOT NULL CHECK (next_offset >= 0),
     PRIMARY KEY (consumer_group, topic, partition)
   )`,
  `CREATE TABLE bus_processed (
     consumer_group text NOT NULL,
     event_id       uuid NOT NULL,
     processed_at   timestamptz NOT NULL DEFAULT date_trunc('day', now(), 'UTC'),
     PRIMARY KEY (consumer_group, event_id)
   )`,
  `CREATE INDEX bus_processed_age ON bus_processed (processed_at)`,
];

export const busMigrationDownSql: readonly string[] = ['DROP TABLE bus_processed, bus_offset, bus_outbox'];
