import type { MigrationInterface, QueryRunner } from 'typeorm';

const CONTENT = ['day', 'set_code', 'set_version', 'assurance', 'channel', 'stratum', 'levels'];
/** The highest revision counts; a withdrawal stands above the revisions before it. */
const WITHDRAWN = 'withdrawal IS NOT NULL AND withdrawal >= coalesce(revision, 0)';

/**
 * What became of a rating after it was cast: revised, withdrawn, set aside or restored, whatever is heard of first. A row
 * without content is of a rating whose own event is still to come.
 */
export class KeepRatingStates1795597200030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of CONTENT) {
      await runner.query(`ALTER TABLE rating ALTER COLUMN ${column} DROP NOT NULL`);
    }
    await runner.query(`
      ALTER TABLE rating
        ADD COLUMN illustrative boolean DEFAULT false,
        ADD COLUMN revision integer DEFAULT 0 CHECK (revision >= 0),
        ADD COLUMN withdrawal integer CHECK (withdrawal >= 1),
        ADD COLUMN standing text NOT NULL DEFAULT 'counted' CHECK (standing IN ('counted', 'quarantined', 'excluded')),
        ADD COLUMN standing_sequence integer NOT NULL DEFAULT 0 CHECK (standing_sequence >= 0),
        ADD COLUMN standing_rule text`);
    await runner.query(`
      ALTER TABLE rating
        ALTER COLUMN illustrative DROP DEFAULT,
        ALTER COLUMN revision DROP DEFAULT,
        ADD COLUMN withdrawn boolean NOT NULL GENERATED ALWAYS AS (${WITHDRAWN}) STORED,
        ADD COLUMN counted boolean NOT NULL
          GENERATED ALWAYS AS (revision IS NOT NULL AND standing = 'counted' AND NOT (${WITHDRAWN})) STORED,
        ADD CHECK (num_nulls(${CONTENT.join(', ')}, illustrative, revision) IN (0, ${CONTENT.length + 2}))`);
    await runner.query(`
      UPDATE rating SET illustrative = true FROM month_cell cell
       WHERE cell.subject_kind = 'unit' AND cell.subject_id = rating.unit_id
         AND cell.month = date_trunc('month', rating.day) AND cell.set_code = rating.set_code
         AND cell.set_version = rating.set_version AND cell.assurance = rating.assurance
         AND cell.channel = rating.channel AND cell.stratum = rating.stratum AND cell.illustrative`);
    await runner.query(
      "CREATE INDEX rating_set_aside ON rating (unit_id, day, standing_rule) WHERE standing <> 'counted'",
    );
    await runner.query(`
      ALTER TABLE month_cell ADD COLUMN illustrative_rated bigint NOT NULL DEFAULT 0`);
    await runner.query('UPDATE month_cell SET illustrative_rated = rated WHERE illustrative');
    await runner.query(`
      ALTER TABLE month_cell
        DROP COLUMN illustrative,
        ADD CHECK (illustrative_rated BETWEEN 0 AND rated),
        ALTER COLUMN illustrative_rated DROP DEFAULT,
        ADD COLUMN illustrative boolean NOT NULL GENERATED ALWAYS AS (illustrative_rated > 0) STORED`);
    await runner.query(`
      CREATE TABLE closed_month_change (
        set_code text NOT NULL,
        month date NOT NULL,
        unit_id uuid NOT NULL,
        PRIMARY KEY (set_code, month, unit_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE closed_month_change');
    await runner.query('ALTER TABLE month_cell DROP COLUMN illustrative');
    await runner.query('ALTER TABLE month_cell ADD COLUMN illustrative boolean NOT NULL DEFAULT false');
    await runner.query('UPDATE month_cell SET illustrative = true WHERE illustrative_rated > 0');
    await runner.query(
      'ALTER TABLE month_cell ALTER COLUMN illustrative DROP DEFAULT, DROP COLUMN illustrative_rated',
    );
    await runner.query('DELETE FROM rating WHERE revision IS NULL');
    await runner.query(`
      ALTER TABLE rating DROP COLUMN counted, DROP COLUMN withdrawn, DROP COLUMN standing_rule,
        DROP COLUMN standing_sequence, DROP COLUMN standing, DROP COLUMN withdrawal, DROP COLUMN revision,
        DROP COLUMN illustrative`);
    for (const column of CONTENT) {
      await runner.query(`ALTER TABLE rating ALTER COLUMN ${column} SET NOT NULL`);
    }
  }
}
