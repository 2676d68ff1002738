import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked the index what, when, how much came out and how long it took; kept for a time, see README.md. */
export class CreateQueryLog1795597200041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE query_log (
        query_id uuid PRIMARY KEY,
        subject text NOT NULL,
        asked_at timestamptz NOT NULL,
        kind text NOT NULL CHECK (kind IN ('query', 'sandbox', 'export')),
        format text NOT NULL,
        question jsonb NOT NULL,
        outcome text NOT NULL,
        rows integer NOT NULL CHECK (rows >= 0),
        duration_ms real NOT NULL CHECK (duration_ms >= 0)
      )`);
    await runner.query('CREATE INDEX query_log_asked_at ON query_log (asked_at)');
    await runner.query('CREATE INDEX query_log_subject ON query_log (subject, asked_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE query_log');
  }
}
