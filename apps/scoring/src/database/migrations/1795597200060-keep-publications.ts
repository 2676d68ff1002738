import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Closed quarters as they were published. A row is written once: a later publication of the same quarter names the one it
 * supersedes, which stays readable.
 */
export class KeepPublications1795597200060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE publication (
        publication_id uuid PRIMARY KEY,
        set_code text NOT NULL,
        quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
        supersedes uuid UNIQUE REFERENCES publication,
        manifest text NOT NULL,
        manifest_hash text NOT NULL CHECK (manifest_hash ~ '^[0-9a-f]{64}$'),
        key_id text NOT NULL,
        signature text NOT NULL,
        units integer NOT NULL CHECK (units >= 0),
        published_at timestamptz NOT NULL,
        illustrative boolean NOT NULL
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX publication_first ON publication (set_code, quarter) WHERE supersedes IS NULL',
    );
    await runner.query('CREATE INDEX publication_quarter ON publication (set_code, quarter)');
    await runner.query(`
      CREATE TABLE publication_subject (
        publication_id uuid NOT NULL REFERENCES publication,
        subject_kind text NOT NULL CHECK (subject_kind IN ('unit', 'official')),
        subject_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        salt text NOT NULL,
        inputs jsonb NOT NULL,
        outputs jsonb NOT NULL,
        told boolean NOT NULL,
        illustrative boolean NOT NULL,
        PRIMARY KEY (publication_id, subject_kind, subject_id)
      )`);
    await runner.query(
      'CREATE INDEX publication_subject_subject ON publication_subject (subject_kind, subject_id)',
    );
    await runner.query(`
      CREATE TABLE publication_key (
        key_id text PRIMARY KEY,
        public_key text NOT NULL,
        first_used_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE publication_subject, publication, publication_key');
  }
}
