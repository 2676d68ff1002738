import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Working calendars of authorities: versions on top of the national calendar, and which open deadlines each one moved.
 * A version without a unit is the whole installation's. Nothing here is ever changed or deleted.
 */
export class CreateWorkingCalendars1795651200040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_versions (
        version_id uuid PRIMARY KEY,
        unit_id uuid REFERENCES units (unit_id),
        ordinal integer NOT NULL CHECK (ordinal > 0),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        legal_basis text[] NOT NULL CHECK (cardinality(legal_basis) > 0),
        week jsonb NOT NULL,
        days_off jsonb NOT NULL,
        swaps jsonb NOT NULL,
        provisional boolean NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        UNIQUE NULLS NOT DISTINCT (unit_id, ordinal),
        CHECK (valid_from < valid_to)
      )`);
    await runner.query(`
      CREATE TABLE deadline_moves (
        version_id uuid NOT NULL REFERENCES calendar_versions (version_id),
        kind text NOT NULL,
        deadline_id uuid NOT NULL,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        from_date date NOT NULL,
        to_date date NOT NULL CHECK (to_date <> from_date),
        moved_at timestamptz NOT NULL,
        PRIMARY KEY (version_id, kind, deadline_id)
      )`);
    await runner.query(`CREATE INDEX deadline_moves_deadline ON deadline_moves (deadline_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE deadline_moves, calendar_versions`);
  }
}
