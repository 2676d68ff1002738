import type { MigrationInterface, QueryRunner } from 'typeorm';

/** This service's own copy of who may act in which role where, fed by directive.grant.v1. */
export class CreateAuthGrants1795392000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE auth_grant (
        grant_id uuid PRIMARY KEY,
        subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
        role text NOT NULL,
        unit_id uuid,
        official_id uuid,
        valid_from date NOT NULL,
        valid_to date
      )`);
    await runner.query('CREATE INDEX auth_grant_subject ON auth_grant (subject)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE auth_grant');
  }
}
