import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that people keep, the exports made of them on time, and their files until they end. */
export class KeepSavedQueries1795597200042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_query (
        saved_query_id uuid PRIMARY KEY,
        owner text NOT NULL,
        name text NOT NULL,
        question jsonb NOT NULL,
        shared_with text,
        saved_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX saved_query_owner ON saved_query (owner)');
    await runner.query('CREATE INDEX saved_query_shared_with ON saved_query (shared_with)');
    await runner.query(`
      CREATE TABLE scheduled_export (
        export_id uuid PRIMARY KEY,
        saved_query_id uuid NOT NULL REFERENCES saved_query ON DELETE CASCADE,
        owner text NOT NULL,
        cadence text NOT NULL CHECK (cadence IN ('monthly', 'closed-quarter')),
        format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'parquet')),
        months integer NOT NULL CHECK (months BETWEEN 1 AND 120),
        ends_on date NOT NULL,
        next_run_at timestamptz,
        last_run_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX scheduled_export_owner ON scheduled_export (owner)');
    await runner.query(`
      CREATE TABLE export_file (
        file_id uuid PRIMARY KEY,
        export_id uuid NOT NULL REFERENCES scheduled_export ON DELETE CASCADE,
        made_at timestamptz NOT NULL,
        kept_until timestamptz NOT NULL,
        outcome text NOT NULL,
        rows integer NOT NULL,
        content bytea NOT NULL
      )`);
    await runner.query('CREATE INDEX export_file_export_id ON export_file (export_id)');
    await runner.query('CREATE INDEX export_file_kept_until ON export_file (kept_until)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_file, scheduled_export, saved_query');
  }
}
