import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which messages their officials have read in the portal. */
export class ReadInApp1795651400032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice_read (
        message_id uuid PRIMARY KEY REFERENCES message,
        read_at    timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notice_read`);
  }
}
