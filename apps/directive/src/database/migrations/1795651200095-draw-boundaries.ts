import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where units lie. Kept as text (json): nothing is asked of a boundary but to be given back. */
export class DrawBoundaries1795651200095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_boundaries (
        unit_id uuid PRIMARY KEY REFERENCES units (unit_id),
        geometry json NOT NULL,
        source text NOT NULL CHECK (source <> ''),
        licence text NOT NULL CHECK (licence <> ''),
        version integer NOT NULL DEFAULT 1,
        recorded_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE unit_boundaries`);
  }
}
