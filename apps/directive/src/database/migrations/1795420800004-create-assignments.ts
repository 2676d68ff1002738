import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What units were told to do. A clause reaches a unit once; a case makes one rectification. */
export class CreateAssignments1795420800004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignments (
        assignment_id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('directive', 'rectification')),
        directive_id uuid REFERENCES directives (directive_id),
        clause_id uuid REFERENCES clauses (clause_id),
        case_id uuid,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        title text NOT NULL CHECK (title <> ''),
        due_on date NOT NULL,
        urgency text NOT NULL CHECK (urgency IN ('normal', 'urgent', 'express')),
        issued_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        acknowledged_by text,
        delivery_state text CHECK (delivery_state IN ('queued', 'submitted', 'unknown', 'failed', 'delivered')),
        delivery_at timestamptz,
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        illustrative boolean NOT NULL,
        CHECK (kind <> 'directive' OR (clause_id IS NOT NULL AND directive_id IS NOT NULL)),
        CHECK ((kind = 'rectification') = (case_id IS NOT NULL)),
        CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
        CHECK ((delivery_state IS NULL) = (delivery_at IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX assignments_clause_unit ON assignments (clause_id, unit_id) WHERE kind = 'directive'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX assignments_case ON assignments (case_id) WHERE case_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX assignments_unit ON assignments (unit_id, assignment_id DESC)`);
    await runner.query(`CREATE INDEX assignments_directive ON assignments (directive_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE assignments`);
  }
}
