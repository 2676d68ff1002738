import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weights of the overall figure, shares of channels, and whether a version was entered after the fact. */
export class ExtendMethodology1795597200070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE criteria_set
        ADD COLUMN overall_weights jsonb NOT NULL DEFAULT '{"rating": 7000, "onTime": 2000, "integrity": 1000}',
        ADD COLUMN channel_shares jsonb,
        ADD COLUMN retrospective boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE criteria_set DROP COLUMN overall_weights, DROP COLUMN channel_shares, DROP COLUMN retrospective',
    );
  }
}
