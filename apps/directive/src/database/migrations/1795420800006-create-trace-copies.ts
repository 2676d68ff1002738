import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Own small copies of what scoring published, enough to walk from a clause to its figures and flags. */
export class CreateTraceCopies1795420800006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE traced_criteria_sets (
        set_code text NOT NULL,
        version integer NOT NULL,
        clause_id uuid,
        effective_from date NOT NULL,
        criteria jsonb NOT NULL,
        illustrative boolean NOT NULL,
        PRIMARY KEY (set_code, version)
      )`);
    await runner.query(`CREATE INDEX traced_criteria_sets_clause ON traced_criteria_sets (clause_id)`);
    await runner.query(`
      CREATE TABLE traced_figures (
        set_code text NOT NULL,
        set_version integer NOT NULL,
        unit_id uuid NOT NULL,
        n integer NOT NULL,
        score text NOT NULL,
        lower text,
        upper text,
        published_at timestamptz NOT NULL,
        illustrative boolean NOT NULL,
        PRIMARY KEY (set_code, set_version, unit_id)
      )`);
    await runner.query(`
      CREATE TABLE traced_flags (
        flag_id uuid PRIMARY KEY,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        unit_id uuid NOT NULL,
        raised_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX traced_flags_set ON traced_flags (set_code, set_version)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE traced_flags, traced_figures, traced_criteria_sets`);
  }
}
