import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours are kept when a message leaves, not only when it is queued; a day to leave begins when it was due first. */
export class KeepHours1795651400040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        ADD COLUMN hours text NOT NULL DEFAULT 'officials' CHECK (hours IN ('any', 'officials', 'citizens')),
        ADD COLUMN due_at timestamptz`);
    await runner.query(
      `UPDATE message SET due_at = created_at, hours = CASE recipient_kind WHEN 'phone' THEN 'citizens' ELSE 'officials' END`,
    );
    await runner.query(
      `ALTER TABLE message ALTER COLUMN due_at SET NOT NULL, ALTER COLUMN hours DROP DEFAULT`,
    );
    await runner.query(
      `CREATE INDEX message_waiting ON message (failure) WHERE state = 'queued' AND failure IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX message_waiting`);
    await runner.query(`ALTER TABLE message DROP COLUMN hours, DROP COLUMN due_at`);
  }
}
