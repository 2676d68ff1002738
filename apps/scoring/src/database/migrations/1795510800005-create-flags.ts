import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Flags, and what keeps a subject from being flagged while it is undecided. */
export class CreateFlags1795510800005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE flag (
        flag_id uuid PRIMARY KEY,
        subject_kind text NOT NULL CHECK (subject_kind IN ('unit', 'official')),
        subject_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        set_code text NOT NULL,
        set_version integer NOT NULL,
        quarter text NOT NULL,
        clause_id uuid,
        threshold text NOT NULL,
        evidence jsonb NOT NULL,
        conditions jsonb NOT NULL,
        lowest_criterion text NOT NULL,
        illustrative boolean NOT NULL,
        raised_at timestamptz NOT NULL,
        UNIQUE (subject_kind, subject_id, set_code, quarter)
      )`);
    await runner.query('CREATE INDEX flag_unit_id ON flag (unit_id)');
    await runner.query(`
      CREATE TABLE undecided_matter (
        matter_id uuid PRIMARY KEY,
        subject_kind text NOT NULL CHECK (subject_kind IN ('unit', 'official')),
        subject_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('contest', 'alert', 'quarantine')),
        decide_by date NOT NULL,
        decided_at timestamptz
      )`);
    await runner.query(
      'CREATE INDEX undecided_matter_subject ON undecided_matter (subject_id) WHERE decided_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE flag, undecided_matter');
  }
}
