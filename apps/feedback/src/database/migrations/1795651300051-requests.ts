import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests of the public and their steps. No name, no address, no network: a phone is there only as a box that nobody here
 * can open, and is emptied once its holder has been asked again. What was withdrawn is emptied too.
 */
export class Requests1795651300051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table request_topic (
        topic text primary key,
        name jsonb not null,
        description jsonb not null,
        working_days integer not null check (working_days between 1 and 90),
        unit_id uuid,
        is_open boolean not null
      )`);
    await runner.query(`
      insert into request_topic values ('other', '{"vi": "Việc khác", "en": "Something else"}',
        '{"vi": "Góp ý, phản ánh, kiến nghị chưa có nhóm riêng", "en": "Whatever has no topic of its own"}', 10, null, true)`);
    await runner.query(`
      create table request (
        request_id uuid primary key,
        receipt_hash bytea not null unique check (octet_length(receipt_hash) = 32),
        kind text not null check (kind in ('suggestion', 'feedback', 'petition')),
        topic text not null references request_topic,
        title text not null,
        text text not null,
        place jsonb,
        unit_id uuid not null,
        state text not null check (state in ('received', 'accepted', 'refused', 'closed', 'resolved', 'reopened',
          'appealed', 'merged', 'withdrawn')),
        queue text not null check (queue in ('ordinary', 'later')),
        received_on date not null,
        reply_due_on date not null,
        due_on date,
        answer text,
        refusal_reason text,
        first_closed_on date,
        closed_on date,
        closed_by text,
        was_on_time boolean,
        verdict text check (verdict in ('resolved', 'not-resolved')),
        satisfaction smallint check (satisfaction between 1 and 5),
        asked_again_on date,
        appealed_from uuid,
        merged_into uuid references request,
        phone jsonb,
        published_title text,
        published_text text,
        published_answer text,
        published_on date,
        illustrative boolean not null,
        version integer not null default 1,
        check (state <> 'withdrawn' or (title = '' and text = '' and place is null and phone is null)),
        check ((published_on is null) = (published_title is null))
      )`);
    await runner.query(`create index request_unit_state on request (unit_id, state)`);
    await runner.query(`create index request_merged on request (merged_into) where merged_into is not null`);
    await runner.query(`create index request_closed on request (closed_on) where state = 'closed'`);
    await runner.query(`
      create table request_step (
        request_id uuid not null references request,
        ordinal integer not null,
        step text not null,
        on_day date not null,
        unit_id uuid not null,
        text text,
        primary key (request_id, ordinal)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table request_step, request, request_topic`);
  }
}
