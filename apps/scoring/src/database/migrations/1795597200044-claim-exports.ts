import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when one instance is making an export; after that another one may. */
export class ClaimExports1795597200044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scheduled_export ADD COLUMN claimed_until timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE scheduled_export DROP COLUMN claimed_until');
  }
}
