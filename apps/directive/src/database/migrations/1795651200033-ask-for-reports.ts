import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Reports that a clause orders again and again. Each duty notes the day on which it was last looked at. */
export class AskForReports1795651200033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reporting_duties (
        duty_id uuid PRIMARY KEY,
        clause_id uuid NOT NULL REFERENCES clauses (clause_id),
        title text NOT NULL CHECK (title <> ''),
        every text NOT NULL CHECK (every IN ('month', 'quarter')),
        due jsonb NOT NULL,
        lead_days integer NOT NULL CHECK (lead_days >= 1),
        units jsonb NOT NULL,
        urgency text NOT NULL CHECK (urgency IN ('normal', 'urgent', 'express')),
        expected_output text CHECK (expected_output <> ''),
        starts_on date NOT NULL,
        ends_on date CHECK (starts_on <= ends_on),
        looked_on date,
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1)
      )`);
    await runner.query(
      `ALTER TABLE assignments ADD FOREIGN KEY (duty_id) REFERENCES reporting_duties (duty_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assignments DROP CONSTRAINT assignments_duty_id_fkey`);
    await runner.query(`DROP TABLE reporting_duties`);
  }
}
