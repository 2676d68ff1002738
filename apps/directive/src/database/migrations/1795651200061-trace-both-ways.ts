import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Copies enough to walk from any figure or flag back to its clause, and to say what stood published at the end of a period:
 * every announced figure, every closed quarter, and how flags ended. What scoring published before is read again; its
 * topics keep everything for ever.
 */
export class TraceBothWays1795651200061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE traced_criteria_sets ADD COLUMN title jsonb`);
    await runner.query(`
      CREATE TABLE traced_announcements (
        publication_id uuid PRIMARY KEY,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        unit_id uuid NOT NULL,
        window_from date NOT NULL,
        window_to date NOT NULL,
        headline text NOT NULL,
        n integer NOT NULL CHECK (n >= 10),
        score text NOT NULL,
        lower text,
        upper text,
        published_at timestamptz NOT NULL,
        illustrative boolean NOT NULL
      )`);
    await runner.query(
      `CREATE INDEX traced_announcements_unit ON traced_announcements (unit_id, set_code, published_at)`,
    );
    await runner.query(`
      CREATE TABLE traced_publications (
        publication_id uuid PRIMARY KEY,
        set_code text NOT NULL,
        quarter text NOT NULL,
        supersedes uuid,
        manifest_hash text NOT NULL,
        units integer NOT NULL,
        published_at timestamptz NOT NULL,
        illustrative boolean NOT NULL
      )`);
    await runner.query(`CREATE INDEX traced_publications_quarter ON traced_publications (quarter, set_code)`);
    await runner.query(`
      ALTER TABLE traced_flags
        ADD COLUMN subject_kind text NOT NULL DEFAULT 'unit' CHECK (subject_kind IN ('unit', 'official')),
        ADD COLUMN quarters text[] NOT NULL DEFAULT '{}',
        ADD COLUMN lowest_criterion text,
        ADD COLUMN flag_end text,
        ADD COLUMN end_reason text,
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN illustrative boolean NOT NULL DEFAULT false,
        ADD CHECK (num_nulls(flag_end, end_reason, ended_at) IN (0, 3))`);
    await runner.query(`CREATE INDEX traced_flags_unit ON traced_flags (unit_id, raised_at)`);
    await runner.query(`DELETE FROM bus_processed WHERE consumer_group = 'directive.trace'`);
    await runner.query(`UPDATE bus_offset SET next_offset = 0 WHERE consumer_group = 'directive.trace'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE traced_flags DROP COLUMN subject_kind, DROP COLUMN quarters, DROP COLUMN lowest_criterion,
        DROP COLUMN flag_end, DROP COLUMN end_reason, DROP COLUMN ended_at, DROP COLUMN illustrative`);
    await runner.query(`DROP TABLE traced_publications, traced_announcements`);
    await runner.query(`ALTER TABLE traced_criteria_sets DROP COLUMN title`);
  }
}
