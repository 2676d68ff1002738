import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tasks that are due at an hour are told with it. */
export class TellHours1795651400041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE task ADD COLUMN due_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE task DROP COLUMN due_at`);
  }
}
