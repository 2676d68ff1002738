import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Reviews opened by flags, one per flag. A case decides nothing about anybody. */
export class CreateHandlingCases1795420800005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handling_cases (
        case_id uuid PRIMARY KEY,
        flag_id uuid NOT NULL UNIQUE,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        official_id uuid,
        status text NOT NULL CHECK (status IN ('opened')),
        opened_at timestamptz NOT NULL,
        threshold text NOT NULL,
        evidence jsonb NOT NULL,
        conditions jsonb NOT NULL,
        lowest_criterion text NOT NULL,
        illustrative boolean NOT NULL
      )`);
    await runner.query(
      `ALTER TABLE assignments ADD CONSTRAINT assignments_case_known
         FOREIGN KEY (case_id) REFERENCES handling_cases (case_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assignments DROP CONSTRAINT assignments_case_known`);
    await runner.query(`DROP TABLE handling_cases`);
  }
}
