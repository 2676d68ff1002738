import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What units do about a low criterion, what came of it by later quarters, and what the rated say to their figures. */
export class KeepImprovementPlans1795651200053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_replies (
        reply_id uuid PRIMARY KEY,
        flag_id uuid,
        publication_id uuid,
        case_id uuid,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        official_id uuid REFERENCES officials (official_id),
        by_role text NOT NULL CHECK (by_role IN ('official', 'unit-head')),
        text text NOT NULL,
        replied_at timestamptz NOT NULL,
        account text NOT NULL,
        illustrative boolean NOT NULL,
        CHECK (num_nonnulls(flag_id, publication_id) = 1)
      )`);
    await runner.query(`CREATE INDEX figure_replies_unit ON figure_replies (unit_id)`);
    await runner.query(`CREATE INDEX figure_replies_flag ON figure_replies (flag_id)`);
    await runner.query(`CREATE INDEX figure_replies_publication ON figure_replies (publication_id)`);
    await runner.query(`CREATE INDEX figure_replies_official ON figure_replies (official_id)`);
    await runner.query(`
      CREATE TABLE quarter_figures (
        set_code text NOT NULL,
        quarter text NOT NULL,
        unit_id uuid NOT NULL,
        set_versions integer[] NOT NULL,
        publication_id uuid NOT NULL,
        n integer NOT NULL,
        criteria jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        illustrative boolean NOT NULL,
        PRIMARY KEY (publication_id, unit_id)
      )`);
    await runner.query(`CREATE INDEX quarter_figures_unit ON quarter_figures (unit_id, set_code, quarter)`);
    await runner.query(`
      CREATE TABLE improvement_plans (
        plan_id uuid PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        case_id uuid UNIQUE REFERENCES handling_cases (case_id),
        set_code text NOT NULL,
        criterion text NOT NULL,
        baseline text NOT NULL,
        target text NOT NULL,
        target_quarter text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        illustrative boolean NOT NULL
      )`);
    await runner.query(`CREATE INDEX improvement_plans_unit ON improvement_plans (unit_id)`);
    await runner.query(`
      CREATE TABLE improvement_actions (
        plan_id uuid NOT NULL REFERENCES improvement_plans (plan_id),
        ordinal integer NOT NULL,
        text text NOT NULL,
        due_on date NOT NULL,
        closed_on date,
        closed_text text,
        closed_by text,
        verified_on date,
        verified_reason text,
        verified_by text,
        returned_on date,
        returned_reason text,
        PRIMARY KEY (plan_id, ordinal),
        CHECK (num_nulls(closed_on, closed_text, closed_by) IN (0, 3)),
        CHECK (num_nulls(verified_on, verified_reason, verified_by) IN (0, 3)),
        CHECK (num_nulls(returned_on, returned_reason) IN (0, 2)),
        CHECK (verified_on IS NULL OR (closed_on IS NOT NULL AND closed_by <> verified_by))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE improvement_actions, improvement_plans, quarter_figures, figure_replies`);
  }
}
