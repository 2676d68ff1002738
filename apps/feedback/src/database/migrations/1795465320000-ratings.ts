import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rating knows the day and nothing finer; the hash of its receipt is the only way back to it. */
export class Ratings1795465320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rating (
        rating_id uuid primary key,
        receipt_hash bytea unique check (octet_length(receipt_hash) = 32),
        unit_id uuid not null,
        official_id uuid,
        service_point text,
        procedure_group text not null,
        outcome text check (outcome in ('approved', 'refused', 'supplement')),
        channel text not null,
        assurance text not null check (assurance in ('ballot', 'open')),
        day date not null,
        set_code text not null,
        set_version integer not null,
        levels jsonb not null check (levels <> '{}'),
        illustrative boolean not null,
        check ((assurance = 'ballot') = (receipt_hash is not null))
      )`);
    await runner.query(`create index rating_unit_day on rating (unit_id, day)`);
    await runner.query(`
      create table signal_key (
        half_year text primary key check (half_year ~ '^[0-9]{4}-H[12]$'),
        key bytea not null check (octet_length(key) = 32),
        destroy_on date not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rating, signal_key`);
  }
}
