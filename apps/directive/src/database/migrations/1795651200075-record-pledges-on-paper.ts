import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pledges signed by hand: the day on the paper, where it is kept, and who recorded that, never the signer or the witness. */
export class RecordPledgesOnPaper1795651200075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pledges
        ADD COLUMN paper_kept_at text,
        ADD COLUMN paper_hash char(64),
        ADD COLUMN paper_recorded_at timestamptz,
        ADD CHECK ((paper_kept_at IS NULL) = (paper_recorded_at IS NULL)),
        ADD CHECK (paper_hash IS NULL OR paper_kept_at IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE pledges DROP COLUMN paper_kept_at, DROP COLUMN paper_hash, DROP COLUMN paper_recorded_at`,
    );
  }
}
