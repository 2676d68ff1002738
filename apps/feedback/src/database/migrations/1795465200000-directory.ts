import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Own copies of what directive and scoring announce; fed by events alone. */
export class Directory1795465200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_unit (
        unit_id uuid primary key,
        code text not null,
        name text not null,
        parent_id uuid,
        valid_from date,
        valid_to date,
        illustrative boolean not null
      )`);
    await runner.query(`create index directory_unit_code on directory_unit (code)`);
    await runner.query(`
      create table directory_post (
        post_id uuid primary key,
        official_id uuid not null,
        official_code text not null,
        unit_id uuid not null,
        valid_from date not null,
        valid_to date,
        illustrative boolean not null
      )`);
    await runner.query(`create index directory_post_official_code on directory_post (official_code)`);
    await runner.query(`
      create table directory_criteria_set (
        set_code text not null,
        version integer not null check (version >= 1),
        effective_from date not null,
        criteria jsonb not null,
        primary key (set_code, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table directory_unit, directory_post, directory_criteria_set`);
  }
}
