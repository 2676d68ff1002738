import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A case says when the flag that opened it stopped saying anything, so that nobody is handled on a withdrawn figure. */
export class NoteEndedFlags1795597200080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE handling_cases
        ADD COLUMN flag_end text CHECK (flag_end IN ('lapsed', 'superseded', 'contest-upheld')),
        ADD COLUMN flag_end_reason text,
        ADD COLUMN flag_ended_at timestamptz,
        ADD CHECK (num_nulls(flag_end, flag_end_reason, flag_ended_at) IN (0, 3))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE handling_cases DROP COLUMN flag_end, DROP COLUMN flag_end_reason, DROP COLUMN flag_ended_at`);
  }
}
