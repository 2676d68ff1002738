import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kiosks, the codes they enrol by, and the chain of what each recorded. Of a record only number and hash are kept, with
 * no way to its rating; the hash covers random bytes, so that nobody can try out what was answered.
 */
export class Kiosks1795651300050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kiosk (
        kiosk_id uuid primary key,
        unit_id uuid not null,
        service_point text not null,
        procedure_group text not null,
        illustrative boolean not null,
        public_key text not null unique check (length(public_key) = 43),
        replaces uuid references kiosk,
        state text not null check (state in ('active', 'replaced', 'revoked')),
        enrolled_on date not null,
        retired_on date,
        revocation_reason text,
        next_seq bigint not null default 1,
        last_hash text not null,
        kept_from bigint not null default 1,
        announced_seq bigint not null default 1,
        settled_on date not null,
        last_beat bigint not null default 0,
        last_seen_at timestamptz,
        waiting integer not null default 0,
        skew_seconds integer not null default 0,
        app text,
        refused integer not null default 0,
        version integer not null default 1,
        check ((state = 'active') = (retired_on is null))
      )`);
    await runner.query(`create index kiosk_unit on kiosk (unit_id)`);
    await runner.query(`
      create table kiosk_code (
        code_hash bytea primary key check (octet_length(code_hash) = 32),
        unit_id uuid not null,
        service_point text not null,
        procedure_group text not null,
        replaces uuid references kiosk,
        expires_at timestamptz not null,
        kiosk_id uuid references kiosk
      )`);
    await runner.query(`
      create table kiosk_record (
        kiosk_id uuid not null references kiosk,
        seq bigint not null,
        hash text not null,
        day date not null,
        clock text not null check (clock in ('server', 'device', 'bounded')),
        primary key (kiosk_id, seq)
      )`);
    await runner.query(`
      create table kiosk_gap (
        gap_id uuid primary key,
        kiosk_id uuid not null references kiosk,
        from_seq bigint not null,
        to_seq bigint not null check (to_seq >= from_seq),
        closing_hash text not null,
        found_on date not null,
        missing integer not null check (missing >= 0),
        filled_on date,
        check ((missing = 0) = (filled_on is not null))
      )`);
    await runner.query(`create index kiosk_gap_kiosk on kiosk_gap (kiosk_id)`);
    await runner.query(`
      create table kiosk_refusal (
        kiosk_id uuid not null references kiosk,
        seq bigint not null,
        code text not null,
        payload jsonb not null,
        primary key (kiosk_id, seq)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table kiosk_refusal, kiosk_gap, kiosk_record, kiosk_code, kiosk`);
  }
}
