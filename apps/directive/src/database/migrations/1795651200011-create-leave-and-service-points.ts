import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Who is away and who stands in, where people are served, and the procedures they come for. A leave has dates and no
 * reason: why somebody is away is nobody's business here.
 */
export class CreateLeaveAndServicePoints1795651200011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE posts
        ADD COLUMN legal_basis text,
        ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query(`CREATE INDEX posts_official ON posts (official_id)`);
    await runner.query(`
      CREATE TABLE leaves (
        leave_id uuid PRIMARY KEY,
        official_id uuid NOT NULL REFERENCES officials (official_id),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        withdrawn boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        CHECK (valid_from < valid_to)
      )`);
    await runner.query(`CREATE INDEX leaves_official ON leaves (official_id, valid_from)`);
    await runner.query(`
      CREATE TABLE substitutions (
        substitution_id uuid PRIMARY KEY,
        post_id uuid NOT NULL REFERENCES posts (post_id),
        substitute_id uuid NOT NULL REFERENCES officials (official_id),
        kind text NOT NULL CHECK (kind IN ('replacement', 'authorisation')),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        legal_basis text,
        withdrawn boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1,
        CHECK (valid_from < valid_to)
      )`);
    await runner.query(`CREATE INDEX substitutions_post ON substitutions (post_id, valid_from)`);
    await runner.query(`
      CREATE TABLE service_points (
        service_point_id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 35),
        name text NOT NULL CHECK (name <> ''),
        kind text NOT NULL CHECK (kind IN ('point', 'counter')),
        point_id uuid REFERENCES service_points (service_point_id),
        valid_from date,
        valid_to date,
        illustrative boolean NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CHECK (valid_from < valid_to),
        CHECK (kind = 'counter' OR point_id IS NULL)
      )`);
    await runner.query(`
      CREATE TABLE service_point_units (
        service_point_id uuid NOT NULL REFERENCES service_points (service_point_id),
        since date NOT NULL,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        PRIMARY KEY (service_point_id, since)
      )`);
    await runner.query(`CREATE INDEX service_point_units_unit ON service_point_units (unit_id)`);
    await runner.query(`
      CREATE TABLE procedures (
        procedure_id uuid PRIMARY KEY,
        code text NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        field text NOT NULL CHECK (field <> ''),
        procedure_group text,
        legal_basis text,
        valid_from date NOT NULL,
        valid_to date,
        illustrative boolean NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (code, valid_from),
        CHECK (valid_from < valid_to)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE procedures, service_point_units, service_points, substitutions, leaves`);
    await runner.query(`DROP INDEX posts_official`);
    await runner.query(`ALTER TABLE posts DROP COLUMN legal_basis, DROP COLUMN version`);
  }
}
