import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What units were called and whom they belonged to on any day, and the decisions by which that changed. `units` keeps
 * today's name and parent; a unit that never changed has no row in the dated tables. A change is only added, never edited.
 */
export class KeepOrganisationOverTime1795651200010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_names (
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        since date NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        plain_name text NOT NULL,
        PRIMARY KEY (unit_id, since)
      )`);
    await runner.query(`
      CREATE TABLE unit_parents (
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        since date NOT NULL,
        parent_id uuid REFERENCES units (unit_id),
        PRIMARY KEY (unit_id, since),
        CHECK (parent_id <> unit_id)
      )`);
    // Every unit, in force or not, as it was called and to whom it belonged on a day. The planner inlines it.
    await runner.query(`
      CREATE FUNCTION units_on(day date) RETURNS TABLE (
        unit_id uuid, code text, name text, plain_name text, kind text, parent_id uuid, valid_from date, valid_to date,
        area_km2 numeric, illustrative boolean
      ) LANGUAGE sql STABLE AS $$
        SELECT u.unit_id, u.code, coalesce(n.name, u.name), coalesce(n.plain_name, u.plain_name), u.kind,
               CASE WHEN p.unit_id IS NULL THEN u.parent_id ELSE p.parent_id END, u.valid_from, u.valid_to, u.area_km2,
               u.illustrative
          FROM units u
          LEFT JOIN (SELECT DISTINCT ON (unit_id) * FROM unit_names WHERE since <= day
                      ORDER BY unit_id, since DESC) n ON n.unit_id = u.unit_id
          LEFT JOIN (SELECT DISTINCT ON (unit_id) * FROM unit_parents WHERE since <= day
                      ORDER BY unit_id, since DESC) p ON p.unit_id = u.unit_id
      $$`);
    await runner.query(`
      CREATE TABLE organisation_revision (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        revision integer NOT NULL
      )`);
    await runner.query(`INSERT INTO organisation_revision (revision) VALUES (1)`);
    await runner.query(`
      CREATE TABLE organisation_changes (
        change_id uuid PRIMARY KEY,
        revision integer NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('change', 'import')),
        effective_on date,
        legal_basis text,
        reason text,
        steps jsonb NOT NULL,
        consequences jsonb NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        CHECK (kind = 'import' OR num_nulls(effective_on, legal_basis, reason) = 0)
      )`);
    await runner.query(`
      CREATE TABLE organisation_change_units (
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        change_id uuid NOT NULL REFERENCES organisation_changes (change_id),
        PRIMARY KEY (unit_id, change_id)
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_organisation_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'what was decided about the organisation is only added to'; END $$`);
    for (const table of appendOnly) {
      await runner.query(`
        CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_organisation_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organisation_change_units, organisation_changes, organisation_revision`);
    await runner.query(`DROP FUNCTION refuse_organisation_change(), units_on(date)`);
    await runner.query(`DROP TABLE unit_parents, unit_names`);
  }
}

const appendOnly = ['organisation_changes', 'organisation_change_units'] as const;
