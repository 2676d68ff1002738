import type { MigrationInterface, QueryRunner } from 'typeorm';

const GROUP = 'set_code, unit_id, month, set_version, assurance';

/**
 * Which groups of released cells changed, and in which transaction: what a copy in memory has to read anew. Noted by the
 * database itself, whoever writes, so that no copy can be stale without knowing it. The number of the transaction and not
 * a sequence, because what commits late must not be missed.
 */
export class NoteReleasedChanges1795597200040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE released_change (
        set_code text NOT NULL,
        unit_id uuid NOT NULL,
        month date NOT NULL,
        set_version integer NOT NULL,
        assurance text NOT NULL,
        changed_in xid8 NOT NULL,
        PRIMARY KEY (${GROUP})
      )`);
    await runner.query('CREATE INDEX released_change_changed_in ON released_change (set_code, changed_in)');
    await runner.query(`
      CREATE FUNCTION note_released_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO released_change (${GROUP}, changed_in)
        SELECT DISTINCT ${GROUP}, pg_current_xact_id() FROM changed ORDER BY ${GROUP}
        ON CONFLICT (${GROUP}) DO UPDATE SET changed_in = excluded.changed_in;
        RETURN NULL;
      END $$`);
    for (const [table, event, rows] of triggers) {
      await runner.query(`
        CREATE TRIGGER note_${event.toLowerCase()} AFTER ${event} ON ${table}
          REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_released_change()`);
    }
    await runner.query(`
      INSERT INTO released_change (${GROUP}, changed_in)
      SELECT DISTINCT ${GROUP}, pg_current_xact_id() FROM released_cell`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, event] of triggers) {
      await runner.query(`DROP TRIGGER note_${event.toLowerCase()} ON ${table}`);
    }
    await runner.query('DROP FUNCTION note_released_change');
    await runner.query('DROP TABLE released_change');
  }
}

/** A group leaves the queue when it was looked at, told or not: then what is withheld of it may have changed. */
const triggers = [
  ['released_cell', 'INSERT', 'NEW'],
  ['released_cell', 'UPDATE', 'NEW'],
  ['released_cell', 'DELETE', 'OLD'],
  ['release_queue', 'DELETE', 'OLD'],
] as const;
