import type { MigrationInterface, QueryRunner } from 'typeorm';

const GROUP = 'unit_id, month, set_code, set_version, assurance';
/** Nothing but the row says so; when and in which batches things were heard does not. */
const CHANGED = 'revision IS NOT NULL AND (revision > 0 OR withdrawal IS NOT NULL OR standing_sequence > 0)';

const noteTakeBack = (of: string) => `
  CREATE OR REPLACE FUNCTION note_take_back() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO taken_back (${GROUP})
    SELECT DISTINCT unit_id, date_trunc('month', day)::date, set_code, set_version, assurance FROM changed
     WHERE ${of}
     ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$`;

/** Rebuilds of what is folded, and groups of changed ratings noted alike by whoever folds, in whatever batches. */
export class KeepRebuilds1795597200080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(noteTakeBack(CHANGED));
    await runner.query(`
      CREATE TRIGGER note_told_anew AFTER INSERT ON rating
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_take_back()`);
    await runner.query(`
      INSERT INTO taken_back (${GROUP})
      SELECT DISTINCT unit_id, date_trunc('month', day)::date, set_code, set_version, assurance FROM rating
       WHERE ${CHANGED}
      ON CONFLICT DO NOTHING`);
    await runner.query(`
      CREATE TABLE rebuild (
        rebuild_id uuid PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'equal', 'corrected', 'failed')),
        requested_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz CHECK ((finished_at IS NULL) = (state IN ('waiting', 'running'))),
        attempts integer NOT NULL DEFAULT 0,
        records bigint NOT NULL DEFAULT 0,
        replayed bigint NOT NULL DEFAULT 0,
        refused bigint NOT NULL DEFAULT 0,
        differences jsonb,
        failure text
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX rebuild_unfinished ON rebuild ((true)) WHERE finished_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rebuild');
    await runner.query('DROP TRIGGER note_told_anew ON rating');
    await runner.query(noteTakeBack('unit_id IS NOT NULL AND day IS NOT NULL'));
  }
}
