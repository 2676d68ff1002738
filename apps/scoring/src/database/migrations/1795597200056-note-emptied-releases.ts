import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Emptying the released cells as a whole, as a rebuild may, changes every group that was ever told. */
export class NoteEmptiedReleases1795597200056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION note_emptied_releases() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE released_change SET changed_in = pg_current_xact_id();
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER note_truncate AFTER TRUNCATE ON released_cell
        FOR EACH STATEMENT EXECUTE FUNCTION note_emptied_releases()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER note_truncate ON released_cell');
    await runner.query('DROP FUNCTION note_emptied_releases');
  }
}
