import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Own copy of the organisation as directive announces it. */
export class CreateDirectory1795510800002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory_unit (
        unit_id uuid PRIMARY KEY,
        code text NOT NULL,
        name text NOT NULL,
        parent_id uuid,
        valid_from date,
        valid_to date,
        illustrative boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX directory_unit_parent_id ON directory_unit (parent_id)');
    await runner.query(`
      CREATE TABLE directory_post (
        post_id uuid PRIMARY KEY,
        official_id uuid NOT NULL,
        official_code text NOT NULL,
        unit_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        illustrative boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX directory_post_official_id ON directory_post (official_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE directory_unit, directory_post');
  }
}
