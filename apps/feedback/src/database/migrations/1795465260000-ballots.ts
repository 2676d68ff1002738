import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A dossier never knows its ballot and a ballot never knows its dossier, so that nobody can look up who rated. Only
 * the dossiers of illustrative units keep the link, because the demonstration history spends their ballots.
 * The columns of a ballot are emptied when it is spent; its hash stays to answer "spent" instead of "unknown".
 */
export class Ballots1795465260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier (
        dossier_code text primary key,
        unit_id uuid not null,
        official_id uuid,
        service_point text,
        procedure_group text not null,
        outcome text not null check (outcome in ('approved', 'refused', 'supplement')),
        closed_on date not null,
        on_time boolean not null,
        phone text not null check (phone in ('valid', 'missing', 'invalid')),
        illustrative boolean not null,
        demonstration_ballot bytea unique,
        check (illustrative or demonstration_ballot is null)
      )`);
    await runner.query(`create index dossier_unit_closed_on on dossier (unit_id, closed_on)`);
    await runner.query(`
      create table ballot (
        token_hash bytea primary key check (octet_length(token_hash) = 32),
        expires_on date not null,
        spent boolean not null default false,
        unit_id uuid,
        official_id uuid,
        service_point text,
        procedure_group text,
        outcome text check (outcome in ('approved', 'refused', 'supplement')),
        closed_on date,
        illustrative boolean,
        check (case when spent
          then num_nonnulls(unit_id, official_id, service_point, procedure_group, outcome, closed_on, illustrative) = 0
          else num_nulls(unit_id, procedure_group, outcome, closed_on, illustrative) = 0 end)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table dossier, ballot`);
  }
}
