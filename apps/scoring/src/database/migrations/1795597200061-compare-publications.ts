import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What tells a publication from the one before it, from which transaction on changes may make another one of it, and who
 * is judged by it. Its subjects are written before it is, since it holds their hashes.
 */
export class ComparePublications1795597200061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publication
        ADD COLUMN fingerprint text NOT NULL DEFAULT '',
        ADD COLUMN published_in xid8 NOT NULL DEFAULT pg_current_xact_id()`);
    await runner.query(`
      CREATE TABLE publication_check (
        publication_id uuid PRIMARY KEY REFERENCES publication,
        checked_in xid8 NOT NULL,
        checked_at timestamptz NOT NULL
      )`);
    await runner.query(`
      ALTER TABLE publication_subject
        ADD COLUMN judged boolean NOT NULL DEFAULT true,
        ADD COLUMN rated bigint NOT NULL DEFAULT 0 CHECK (rated >= 0),
        DROP CONSTRAINT publication_subject_publication_id_fkey,
        ADD CONSTRAINT publication_subject_publication_id_fkey
          FOREIGN KEY (publication_id) REFERENCES publication DEFERRABLE INITIALLY DEFERRED`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE publication_check');
    await runner.query('ALTER TABLE publication DROP COLUMN fingerprint, DROP COLUMN published_in');
    await runner.query(`
      ALTER TABLE publication_subject
        DROP COLUMN judged, DROP COLUMN rated,
        DROP CONSTRAINT publication_subject_publication_id_fkey,
        ADD CONSTRAINT publication_subject_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication`);
  }
}
