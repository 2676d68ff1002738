import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quarters whose channels were compared. Each is compared once: a test repeated often enough finds something by chance. */
export class NoteComparedQuarters1795597200021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE compared_quarter (
        quarter text PRIMARY KEY CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
        compared_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE compared_quarter');
  }
}
