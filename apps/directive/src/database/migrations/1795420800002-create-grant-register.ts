import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who was granted which role, where and from when until when; the register the other services' copies come from. */
export class CreateGrantRegister1795420800002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE grant_register (
        grant_id uuid PRIMARY KEY,
        subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
        role text NOT NULL CHECK (role IN ('official', 'unit-head', 'committee-office', 'inspector', 'reviewer',
          'analyst', 'kiosk', 'operator')),
        unit_id uuid REFERENCES units (unit_id),
        official_id uuid REFERENCES officials (official_id),
        valid_from date NOT NULL,
        valid_to date,
        UNIQUE NULLS NOT DISTINCT (subject, role, unit_id, valid_from),
        CHECK (valid_from < valid_to)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE grant_register`);
  }
}
