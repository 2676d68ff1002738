import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked beside the criteria, and what was chosen; an answer goes with its rating. */
export class Forms1795651300014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table form (
        form_id uuid primary key,
        unit_id uuid,
        procedure_group text,
        valid_from date not null,
        title jsonb not null,
        questions jsonb not null check (jsonb_typeof(questions) = 'array'),
        basis text not null
      )`);
    await runner.query(`create index form_unit on form (unit_id, valid_from)`);
    await runner.query(`
      create table further_answer (
        rating_id uuid primary key references rating on delete cascade,
        form_id uuid not null references form,
        answers jsonb not null check (answers <> '{}')
      )`);
    await runner.query(`create index further_answer_form on further_answer (form_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table further_answer, form`);
  }
}
