import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others counted (tallies), which survey rows were taken in already, and how survey files are read. */
export class Imports1795465380000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tally (
        tally_id uuid primary key,
        unit_id uuid not null,
        month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        set_code text not null,
        set_version integer not null,
        channel text not null,
        counts jsonb not null,
        printed_figure integer check (printed_figure between 0 and 100),
        illustrative boolean not null,
        unique (unit_id, month, set_code, channel)
      )`);
    await runner.query(`
      create table survey_row (
        set_code text not null,
        row_hash bytea not null check (octet_length(row_hash) = 32),
        primary key (set_code, row_hash)
      )`);
    await runner.query(`
      create table survey_mapping (
        name text primary key,
        mapping jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tally, survey_row, survey_mapping`);
  }
}
