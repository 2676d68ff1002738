import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The life of a task beside its issue: where it stands, what was reported, claimed, accepted or returned, more time, who
 * stands in, and the history of every act. The history only grows.
 */
export class FollowAssignments1795651200030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assignments
        ALTER COLUMN due_on DROP NOT NULL,
        ADD COLUMN state text NOT NULL DEFAULT 'issued'
            CHECK (state IN ('issued', 'acknowledged', 'claimed', 'returned', 'accepted', 'withdrawn')),
        ADD COLUMN expected_output text CHECK (expected_output <> ''),
        ADD COLUMN first_due_on date,
        ADD COLUMN due_rule jsonb,
        ADD COLUMN read_at timestamptz,
        ADD COLUMN percent integer CHECK (percent BETWEEN 0 AND 100),
        ADD COLUMN claimed_on date,
        ADD COLUMN claimed_by text,
        ADD COLUMN accepted_on date,
        ADD COLUMN duty_id uuid,
        ADD COLUMN period text,
        ADD CHECK ((duty_id IS NULL) = (period IS NULL))`);
    await runner.query(`DROP INDEX assignments_clause_unit`);
    // What was withdrawn may be given again, and a reporting duty gives the same clause period after period.
    await runner.query(`
      CREATE UNIQUE INDEX assignments_clause_unit ON assignments (clause_id, unit_id)
       WHERE kind = 'directive' AND duty_id IS NULL AND state <> 'withdrawn'`);
    await runner.query(
      `CREATE UNIQUE INDEX assignments_duty ON assignments (duty_id, period, unit_id) WHERE duty_id IS NOT NULL`,
    );
    await runner.query(
      `UPDATE assignments SET first_due_on = due_on, state = CASE WHEN acknowledged_at IS NULL THEN 'issued' ELSE 'acknowledged' END`,
    );
    await runner.query(`
      ALTER TABLE assignments
        ADD CHECK ((due_on IS NULL) = (first_due_on IS NULL)),
        ADD CHECK ((claimed_on IS NULL) = (claimed_by IS NULL)),
        ADD CHECK (state NOT IN ('claimed', 'accepted') OR claimed_on IS NOT NULL),
        ADD CHECK (state NOT IN ('issued', 'acknowledged', 'returned') OR claimed_on IS NULL),
        ADD CHECK ((state = 'accepted') = (accepted_on IS NOT NULL))`);
    await runner.query(`
      CREATE TABLE assignment_supports (
        assignment_id uuid NOT NULL REFERENCES assignments (assignment_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        PRIMARY KEY (assignment_id, unit_id)
      )`);
    await runner.query(`CREATE INDEX assignment_supports_unit ON assignment_supports (unit_id)`);
    await runner.query(`
      CREATE TABLE assignment_acts (
        assignment_id uuid NOT NULL REFERENCES assignments (assignment_id),
        sequence integer NOT NULL CHECK (sequence >= 1),
        act text NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        party text NOT NULL CHECK (party IN ('head', 'delegate', 'member', 'supporter', 'issuer')),
        actor text NOT NULL,
        official_id uuid,
        at timestamptz NOT NULL,
        note text,
        percent integer,
        evidence jsonb NOT NULL DEFAULT '[]',
        working_days integer,
        due_on date,
        PRIMARY KEY (assignment_id, sequence)
      )`);
    await runner.query(`
      CREATE TABLE assignment_extensions (
        assignment_id uuid NOT NULL REFERENCES assignments (assignment_id),
        ordinal integer NOT NULL CHECK (ordinal >= 1),
        working_days integer NOT NULL CHECK (working_days >= 1),
        reason text NOT NULL,
        requested_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('granted', 'refused', 'lapsed')),
        decided_at timestamptz,
        PRIMARY KEY (assignment_id, ordinal),
        CHECK ((decision IS NULL) = (decided_at IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX assignment_extensions_pending ON assignment_extensions (assignment_id) WHERE decision IS NULL`,
    );
    await runner.query(`
      CREATE TABLE assignment_delegations (
        assignment_id uuid PRIMARY KEY REFERENCES assignments (assignment_id),
        official_id uuid REFERENCES officials (official_id),
        post_role text CHECK (post_role IN ('head', 'deputy')),
        valid_from date NOT NULL,
        valid_to date CHECK (valid_from < valid_to),
        ground text NOT NULL CHECK (ground IN ('leave', 'absence', 'division-of-work')),
        CHECK (num_nonnulls(official_id, post_role) = 1)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE assignment_delegations, assignment_extensions, assignment_acts, assignment_supports`,
    );
    // What the older form cannot hold is gone with it.
    await runner.query(
      `DELETE FROM assignments WHERE due_on IS NULL OR duty_id IS NOT NULL OR state = 'withdrawn'`,
    );
    await runner.query(`DROP INDEX assignments_clause_unit, assignments_duty`);
    await runner.query(
      `CREATE UNIQUE INDEX assignments_clause_unit ON assignments (clause_id, unit_id) WHERE kind = 'directive'`,
    );
    await runner.query(`
      ALTER TABLE assignments ALTER COLUMN due_on SET NOT NULL, DROP COLUMN state, DROP COLUMN expected_output,
        DROP COLUMN first_due_on, DROP COLUMN due_rule,
        DROP COLUMN read_at, DROP COLUMN percent, DROP COLUMN claimed_on,
        DROP COLUMN claimed_by, DROP COLUMN accepted_on, DROP COLUMN duty_id, DROP COLUMN period`);
  }
}
