import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers already given, so that a repeated request gets the same one instead of a second effect. */
export class CreateIdempotencyKeys1795392000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_key (
        subject text NOT NULL,
        route text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
        body_hash bytea NOT NULL CHECK (length(body_hash) = 32),
        status smallint NOT NULL CHECK (status BETWEEN 200 AND 299),
        body jsonb,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (subject, route, key)
      )`);
    await runner.query('CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
  }
}
