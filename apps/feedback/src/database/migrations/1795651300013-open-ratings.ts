import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people are served, and which proofs of work were used. */
export class OpenRatings1795651300013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_service_point (
        service_point_id uuid primary key,
        code text not null,
        name text not null,
        units jsonb not null,
        valid_from date,
        valid_to date,
        illustrative boolean not null
      )`);
    await runner.query(`create index directory_service_point_code on directory_service_point (code)`);
    await runner.query(`
      create table spent_proof (
        hash bytea primary key check (octet_length(hash) = 32),
        until timestamptz not null
      )`);
    await runner.query(`create index spent_proof_until on spent_proof (until)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table directory_service_point, spent_proof`);
  }
}
