import type { MigrationInterface, QueryRunner } from 'typeorm';

const GROUP = 'unit_id, month, set_code, set_version, assurance';

/**
 * In which groups a rating ever changed after it was folded: there, counts alone no longer tell newcomers from people who
 * returned. Noted by the database itself, whoever changes a rating and why.
 */
export class NoteTakeBacks1795597200052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE taken_back (
        unit_id uuid NOT NULL,
        month date NOT NULL,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        assurance text NOT NULL,
        PRIMARY KEY (${GROUP})
      )`);
    await runner.query(`
      CREATE FUNCTION note_take_back() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO taken_back (${GROUP})
        SELECT DISTINCT unit_id, date_trunc('month', day)::date, set_code, set_version, assurance FROM changed
         WHERE unit_id IS NOT NULL AND day IS NOT NULL AND set_code IS NOT NULL AND set_version IS NOT NULL
           AND assurance IS NOT NULL
         ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER note_take_back AFTER UPDATE ON rating
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_take_back()`);
    await runner.query('CREATE INDEX rating_unit_day ON rating (unit_id, day)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX rating_unit_day');
    await runner.query('DROP TRIGGER note_take_back ON rating');
    await runner.query('DROP FUNCTION note_take_back');
    await runner.query('DROP TABLE taken_back');
  }
}
