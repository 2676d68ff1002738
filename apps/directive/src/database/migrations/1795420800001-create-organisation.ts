import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Units with their validity and succession, and the posts officials hold in them. No name of a person is stored. */
export class CreateOrganisation1795420800001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE units (
        unit_id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 35),
        name text NOT NULL CHECK (name <> ''),
        plain_name text NOT NULL,
        kind text NOT NULL,
        parent_id uuid REFERENCES units (unit_id),
        valid_from date,
        valid_to date,
        area_km2 numeric(10, 4) CHECK (area_km2 > 0),
        illustrative boolean NOT NULL,
        CHECK (valid_from < valid_to),
        CHECK (parent_id <> unit_id)
      )`);
    await runner.query(`CREATE INDEX units_parent ON units (parent_id)`);
    await runner.query(`CREATE INDEX units_name ON units ((name COLLATE "vi-x-icu"), unit_id)`);
    await runner.query(`
      CREATE TABLE unit_successions (
        from_unit_id uuid NOT NULL REFERENCES units (unit_id),
        to_unit_id uuid NOT NULL REFERENCES units (unit_id),
        on_date date,
        PRIMARY KEY (to_unit_id, from_unit_id),
        CHECK (from_unit_id <> to_unit_id)
      )`);
    await runner.query(`CREATE INDEX unit_successions_from ON unit_successions (from_unit_id)`);
    await runner.query(`
      CREATE TABLE officials (
        official_id uuid PRIMARY KEY,
        code text NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 35)
      )`);
    await runner.query(`
      CREATE TABLE posts (
        post_id uuid PRIMARY KEY,
        official_id uuid NOT NULL REFERENCES officials (official_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        role text NOT NULL CHECK (role IN ('head', 'deputy', 'staff')),
        valid_from date NOT NULL,
        valid_to date,
        illustrative boolean NOT NULL,
        UNIQUE (official_id, unit_id, role, valid_from),
        CHECK (valid_from < valid_to)
      )`);
    await runner.query(`CREATE INDEX posts_unit ON posts (unit_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE posts, officials, unit_successions, units`);
  }
}
