import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Units that are addressed together again and again. */
export class SaveRecipientGroups1795651200031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recipient_groups (
        group_id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1)
      )`);
    await runner.query(`CREATE UNIQUE INDEX recipient_groups_name ON recipient_groups (lower(name))`);
    await runner.query(`
      CREATE TABLE recipient_group_units (
        group_id uuid NOT NULL REFERENCES recipient_groups (group_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        PRIMARY KEY (group_id, unit_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE recipient_group_units, recipient_groups`);
  }
}
