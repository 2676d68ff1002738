import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMessages1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE post (
        post_id       uuid PRIMARY KEY,
        official_id   uuid NOT NULL,
        official_code text NOT NULL,
        unit_id       uuid NOT NULL,
        role          text NOT NULL,
        valid_from    date NOT NULL,
        valid_to      date
      )`);
    await runner.query(`CREATE INDEX post_unit ON post (unit_id, role)`);
    await runner.query(`CREATE INDEX post_official_code ON post (official_code)`);
    await runner.query(`
      CREATE TABLE contact (
        official_id  uuid PRIMARY KEY,
        phone_cipher text NOT NULL,
        changed_at   timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE message (
        message_id    uuid PRIMARY KEY,
        cause_id      uuid NOT NULL,
        correlation_id text NOT NULL,
        assignment_id uuid,
        unit_id       uuid NOT NULL,
        official_id   uuid,
        template      text NOT NULL,
        text          text NOT NULL,
        state         text NOT NULL CHECK (state IN ('queued', 'submitted', 'delivered', 'failed', 'unknown')),
        attempts      integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        failure       text,
        retry_at      timestamptz,
        created_at    timestamptz NOT NULL,
        changed_at    timestamptz NOT NULL,
        UNIQUE (cause_id, template)
      )`);
    await runner.query(`CREATE INDEX message_due ON message (retry_at) WHERE retry_at IS NOT NULL`);
    await runner.query(`CREATE INDEX message_assignment ON message (assignment_id)`);
    await runner.query(`
      CREATE TABLE attempt (
        attempt_id  uuid PRIMARY KEY,
        message_id  uuid NOT NULL REFERENCES message,
        started_at  timestamptz NOT NULL,
        outcome     text,
        gateway_id  text
      )`);
    await runner.query(`CREATE INDEX attempt_gateway ON attempt (gateway_id) WHERE gateway_id IS NOT NULL`);
    await runner.query(`CREATE INDEX attempt_open ON attempt (started_at) WHERE outcome IS NULL`);
    await runner.query(`
      CREATE TABLE early_receipt (
        gateway_id  text PRIMARY KEY,
        state       text NOT NULL,
        received_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE early_receipt, attempt, message, contact, post`);
  }
}
