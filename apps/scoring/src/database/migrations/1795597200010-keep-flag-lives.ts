import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What becomes of flags. A flag is written once and never changed: what happens to it is a step in its history, and other
 * figures make another flag, the next ordinal of the same subject and quarter.
 */
export class KeepFlagLives1795597200010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE flag
        ADD COLUMN ordinal integer NOT NULL DEFAULT 1 CHECK (ordinal >= 1),
        ADD COLUMN supersedes uuid UNIQUE REFERENCES flag,
        ADD COLUMN contest_until date,
        ADD COLUMN e_value text,
        ADD COLUMN checks jsonb,
        ADD COLUMN explanation jsonb,
        ADD COLUMN sensitivity jsonb,
        ADD COLUMN summary jsonb,
        ADD COLUMN publication_ids uuid[] NOT NULL DEFAULT '{}',
        DROP CONSTRAINT flag_subject_kind_subject_id_set_code_quarter_key,
        ADD UNIQUE (subject_kind, subject_id, set_code, quarter, ordinal)`);
    // Three weeks are never less than the fifteen working days that flags from now on are open for.
    await runner.query(
      `UPDATE flag SET contest_until = (raised_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 21`,
    );
    await runner.query('ALTER TABLE flag ALTER COLUMN contest_until SET NOT NULL');
    await runner.query(`
      CREATE TABLE flag_contest (
        contest_id uuid PRIMARY KEY,
        flag_id uuid NOT NULL REFERENCES flag,
        account text NOT NULL,
        lodged_as text NOT NULL CHECK (lodged_as IN ('official', 'unit-head')),
        content text NOT NULL,
        lodged_at timestamptz NOT NULL,
        UNIQUE (flag_id, account)
      )`);
    await runner.query(`
      CREATE TABLE flag_contest_decision (
        contest_id uuid PRIMARY KEY REFERENCES flag_contest,
        outcome text NOT NULL CHECK (outcome IN ('upheld', 'rejected')),
        reason text NOT NULL,
        reviewer text NOT NULL,
        decided_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE flag_step (
        flag_id uuid NOT NULL REFERENCES flag,
        ordinal integer NOT NULL CHECK (ordinal >= 1),
        kind text NOT NULL CHECK (
          kind IN ('raised', 'contested', 'contest-rejected', 'contest-upheld', 'superseded', 'lapsed')),
        at timestamptz NOT NULL,
        reason text,
        contest_id uuid REFERENCES flag_contest,
        superseded_by uuid REFERENCES flag,
        PRIMARY KEY (flag_id, ordinal)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX flag_step_end ON flag_step (flag_id)
        WHERE kind IN ('contest-upheld', 'superseded', 'lapsed')`,
    );
    await runner.query(
      `INSERT INTO flag_step (flag_id, ordinal, kind, at) SELECT flag_id, 1, 'raised', raised_at FROM flag`,
    );
    await runner.query(`
      CREATE TABLE flag_evaluation (
        set_code text NOT NULL,
        quarter text NOT NULL,
        publication_ids uuid[] NOT NULL,
        waiting integer NOT NULL CHECK (waiting >= 0),
        evaluated_at timestamptz NOT NULL,
        PRIMARY KEY (set_code, quarter)
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_flag_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$`);
    for (const table of ['flag', 'flag_step', 'flag_contest', 'flag_contest_decision']) {
      await runner.query(`
        CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_flag_change()`);
    }
    // What is undecided about a subject is known to those who decide: contests here, all else in forensics.
    await runner.query('DROP TABLE undecided_matter');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER only_grows ON flag');
    await runner.query('DROP TABLE flag_evaluation, flag_step, flag_contest_decision, flag_contest');
    await runner.query('DROP FUNCTION refuse_flag_change');
    await runner.query('DELETE FROM flag WHERE ordinal > 1');
    await runner.query(`
      ALTER TABLE flag
        DROP COLUMN ordinal, DROP COLUMN supersedes, DROP COLUMN contest_until, DROP COLUMN e_value,
        DROP COLUMN checks, DROP COLUMN explanation, DROP COLUMN sensitivity, DROP COLUMN summary,
        DROP COLUMN publication_ids, ADD UNIQUE (subject_kind, subject_id, set_code, quarter)`);
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
}
