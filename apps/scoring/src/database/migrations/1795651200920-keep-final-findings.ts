import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Final findings as they are known: the highest revision of each, without a severity once it was withdrawn. A withdrawal may
 * come before what it withdraws.
 */
export class KeepFinalFindings1795651200920 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE final_finding (
        finding_id uuid PRIMARY KEY,
        revision integer NOT NULL CHECK (revision >= 1),
        unit_id uuid NOT NULL,
        official_id uuid,
        severity text CHECK (severity IN ('minor', 'serious', 'grave')),
        final_on date,
        expires_on date,
        illustrative boolean NOT NULL,
        CHECK ((severity IS NULL) = (final_on IS NULL) AND (severity IS NULL) = (expires_on IS NULL)),
        CHECK (final_on <= expires_on)
      )`);
    await runner.query(
      'CREATE INDEX final_finding_unit ON final_finding (unit_id, final_on) WHERE severity IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE final_finding');
  }
}
