import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom the lot fell on, the invitation a ballot went out with (until it is spent), and counts of services that stay when
 * dossiers are forgotten and follow what becomes of invitations.
 */
export class Invitations1795651300012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sampling_rule (
        rule_id uuid primary key,
        unit_id uuid,
        official_id uuid,
        share integer not null check (share between 1 and 10000),
        valid_from date not null,
        basis text not null,
        check (official_id is null or unit_id is not null)
      )`);
    await runner.query(`
      create table draw (
        day date primary key,
        seed bytea not null check (octet_length(seed) = 32),
        commitment text not null check (length(commitment) = 64)
      )`);
    await runner.query(`
      alter table dossier
        add column drawn_on date,
        add column share integer not null default 10000,
        add column drawn boolean not null default true`);
    await runner.query(`create index dossier_drawn_on on dossier (drawn_on, dossier_code)`);
    await runner.query(`
      alter table ballot
        add column invitation_id uuid unique,
        add column revoked boolean not null default false,
        add constraint ballot_invitation check (invitation_id is null or not spent),
        add constraint ballot_revoked check (spent or not revoked)`);
    await runner.query(`
      create table service_count (
        unit_id uuid not null,
        official_id uuid,
        procedure_group text not null,
        outcome text not null,
        day date not null,
        closed integer not null,
        invited integer not null,
        on_time integer not null,
        missing_phone integer not null,
        invalid_phone integer not null,
        unique nulls not distinct (unit_id, day, official_id, procedure_group, outcome)
      )`);
    await runner.query(`
      insert into service_count
      select unit_id, official_id, procedure_group, outcome, closed_on, count(*), count(*) filter (where phone = 'valid'),
        count(*) filter (where on_time), count(*) filter (where phone = 'missing'),
        count(*) filter (where phone = 'invalid')
      from dossier group by 1, 2, 3, 4, 5`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table service_count, draw, sampling_rule`);
    await runner.query(`alter table ballot drop column invitation_id, drop column revoked`);
    await runner.query(`alter table dossier drop column drawn_on, drop column share, drop column drawn`);
  }
}
