import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A procedure is found by its name without diacritics. */
export class FindProcedures1795651200012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE procedures ADD COLUMN plain_name text NOT NULL DEFAULT ''`);
    await runner.query(`ALTER TABLE procedures ALTER COLUMN plain_name DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE procedures DROP COLUMN plain_name`);
  }
}
