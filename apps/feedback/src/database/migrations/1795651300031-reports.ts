import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Confidential reports. What they say is there as it was sealed in a browser; days are the finest time, and ids are random.
 * Nothing of whoever sent one is here: no network, no hash of one, no name but within its own envelope.
 */
export class Reports1795651300031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report_installation (
        one boolean primary key default true check (one),
        receipt_salt bytea not null check (octet_length(receipt_salt) = 16),
        directory_seed text not null
      )`);
    await runner.query(`
      create table report_reader_key (
        key_id uuid primary key,
        subject text not null,
        statement jsonb not null,
        signature text not null,
        locked jsonb not null,
        ended_on date
      )`);
    await runner.query(
      `create unique index report_reader_key_current on report_reader_key (subject) where ended_on is null`,
    );
    await runner.query(`
      create table report_key_entry (
        ordinal integer primary key,
        entry jsonb not null
      )`);
    await runner.query(`
      create table report_upload_piece (
        upload_id uuid not null,
        ordinal integer not null,
        on_day date not null,
        bytes bytea not null,
        hash bytea not null check (octet_length(hash) = 32),
        primary key (upload_id, ordinal)
      )`);
    await runner.query(`alter table report_upload_piece alter column bytes set storage external`);
    await runner.query(`create index report_upload_day on report_upload_piece (on_day)`);
    await runner.query(`
      create table report (
        report_id uuid primary key,
        unit_id uuid not null,
        received_on date not null,
        token_mac bytea not null unique check (octet_length(token_mac) = 32),
        reply_key text not null,
        sign_key text not null,
        fingerprint text not null,
        identity jsonb,
        illustrative boolean not null,
        version integer not null default 1
      )`);
    await runner.query(`
      create table report_part (
        report_id uuid not null references report,
        type text not null check (type in ('suggestion', 'feedback', 'complaint', 'denunciation', 'tip')),
        stage text not null check (stage in ('received', 'assessing', 'verifying', 'substantiated', 'unsubstantiated',
          'not-accepted', 'transferred')),
        since date not null,
        clock_from date not null,
        extensions integer not null default 0,
        primary key (report_id, type)
      )`);
    await runner.query(`
      create table report_stage (
        stage_id uuid primary key,
        report_id uuid not null references report,
        type text not null,
        stage text not null,
        on_day date not null,
        place integer not null,
        is_told boolean not null default false
      )`);
    await runner.query(`create index report_stage_untold on report_stage (on_day) where not is_told`);
    await runner.query(`create index report_stage_report on report_stage (report_id, type, place)`);
    await runner.query(`
      create table report_parcel (
        parcel_id uuid primary key,
        report_id uuid not null references report,
        place integer not null,
        direction text not null check (direction in ('from-reporter', 'to-reporter', 'between-readers')),
        key_id uuid,
        on_day date not null,
        head jsonb not null,
        digest text not null,
        signature text not null,
        check_months integer check (check_months in (3, 6, 12)),
        unique (report_id, place)
      )`);
    await runner.query(
      `create unique index report_parcel_check on report_parcel (report_id, check_months) where check_months is not null`,
    );
    await runner.query(`
      create table report_piece (
        parcel_id uuid not null references report_parcel,
        ordinal integer not null,
        bytes bytea not null,
        primary key (parcel_id, ordinal)
      )`);
    await runner.query(`alter table report_piece alter column bytes set storage external`);
    await runner.query(`
      create table report_parcel_key (
        parcel_id uuid not null references report_parcel,
        key_id text not null,
        sealed text not null,
        primary key (parcel_id, key_id)
      )`);
    await runner.query(`
      create table report_reader (
        report_id uuid not null references report,
        key_id uuid not null,
        subject text not null,
        authority_id uuid,
        state text not null check (state in ('reading', 'recused', 'transferred')),
        until_day date,
        primary key (report_id, key_id),
        check ((state = 'reading') = (until_day is null))
      )`);
    await runner.query(
      `create index report_reader_subject on report_reader (subject) where state = 'reading'`,
    );
    await runner.query(`
      create table report_identity_share (
        report_id uuid not null references report,
        ordinal integer not null check (ordinal in (0, 1)),
        key_id uuid not null,
        sealed text not null,
        primary key (report_id, ordinal, key_id)
      )`);
    await runner.query(`
      create table report_disclosure (
        disclosure_id uuid primary key,
        report_id uuid not null references report,
        asked_by uuid not null,
        asked_on date not null,
        reason text not null,
        approved_by uuid,
        approved_on date,
        approval_reason text,
        share text,
        check (asked_by <> approved_by)
      )`);
    await runner.query(`create index report_disclosure_report on report_disclosure (report_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table report_disclosure, report_identity_share, report_reader, report_parcel_key, report_piece, report_parcel,
         report_stage, report_part, report, report_upload_piece, report_key_entry, report_reader_key, report_installation`,
    );
  }
}
