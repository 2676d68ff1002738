import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deadlines in working hours: the instant, and whether it passed before the task was claimed. */
export class CountHours1795651200077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assignments
        ADD COLUMN due_at timestamptz,
        ADD COLUMN missed_hour boolean NOT NULL DEFAULT false,
        ADD CHECK (due_at IS NULL OR (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = due_on),
        ADD CHECK (NOT missed_hour OR due_at IS NOT NULL)`);
    await runner.query(`
      CREATE INDEX assignments_hours ON assignments (due_at)
       WHERE due_at IS NOT NULL AND NOT missed_hour AND state IN ('issued', 'acknowledged', 'returned')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assignments DROP COLUMN missed_hour, DROP COLUMN due_at`);
  }
}
