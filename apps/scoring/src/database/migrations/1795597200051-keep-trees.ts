import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom each unit belonged to and when, which units it was formed from, and its kind. */
export class KeepTrees1795597200051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE directory_unit ADD COLUMN kind text NOT NULL DEFAULT 'other'");
    await runner.query(`
      CREATE TABLE directory_parent (
        unit_id uuid NOT NULL,
        ordinal integer NOT NULL CHECK (ordinal >= 0),
        parent_id uuid,
        valid_from date,
        valid_to date CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to),
        PRIMARY KEY (unit_id, ordinal)
      )`);
    await runner.query(`
      INSERT INTO directory_parent (unit_id, ordinal, parent_id, valid_from, valid_to)
      SELECT unit_id, 0, parent_id, valid_from, valid_to FROM directory_unit`);
    await runner.query(`
      CREATE TABLE directory_succession (
        predecessor_id uuid NOT NULL,
        successor_id uuid NOT NULL,
        PRIMARY KEY (successor_id, predecessor_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE directory_succession, directory_parent');
    await runner.query('ALTER TABLE directory_unit DROP COLUMN kind');
  }
}
