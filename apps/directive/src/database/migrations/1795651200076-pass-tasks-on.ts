import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tasks go over to the unit that carries on one that ended: by the register of units, not by a person. */
export class PassTasksOn1795651200076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assignment_acts
        DROP CONSTRAINT assignment_acts_party_check,
        ADD CONSTRAINT assignment_acts_party_check
            CHECK (party IN ('head', 'delegate', 'member', 'supporter', 'issuer', 'register')),
        ADD COLUMN to_unit_id uuid REFERENCES units (unit_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM assignment_acts WHERE party = 'register'`);
    await runner.query(`
      ALTER TABLE assignment_acts
        DROP COLUMN to_unit_id,
        DROP CONSTRAINT assignment_acts_party_check,
        ADD CONSTRAINT assignment_acts_party_check
            CHECK (party IN ('head', 'delegate', 'member', 'supporter', 'issuer'))`);
  }
}
