import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Periodic reports: drafts that are compiled as often as needed, and what was signed, which nothing changes any more. */
export class CreatePeriodicReports1795651200062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE periodic_reports (
        report_id uuid PRIMARY KEY,
        unit_id uuid REFERENCES units (unit_id),
        directive_id uuid REFERENCES directives (directive_id),
        period text NOT NULL,
        period_from date NOT NULL,
        period_to date NOT NULL,
        edition integer NOT NULL CHECK (edition >= 1),
        supersedes uuid REFERENCES periodic_reports (report_id),
        state text NOT NULL CHECK (state IN ('draft', 'signed')),
        letterhead jsonb NOT NULL,
        document_number text,
        content jsonb NOT NULL,
        compiled_at timestamptz NOT NULL,
        signed_at timestamptz,
        signed_on date,
        hash text CHECK (hash ~ '^[0-9a-f]{64}$'),
        version integer NOT NULL DEFAULT 1,
        illustrative boolean NOT NULL,
        CHECK (period_from < period_to),
        CHECK (num_nulls(signed_at, signed_on, hash) = CASE state WHEN 'signed' THEN 0 ELSE 3 END),
        CHECK (signed_on IS NULL OR signed_on >= period_to)
      )`);
    const scope = `coalesce(unit_id, '00000000-0000-0000-0000-000000000000'),
      coalesce(directive_id, '00000000-0000-0000-0000-000000000000'), period`;
    await runner.query(
      `CREATE UNIQUE INDEX periodic_reports_edition ON periodic_reports (${scope}, edition)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX periodic_reports_draft ON periodic_reports (${scope}) WHERE state = 'draft'`,
    );
    await runner.query(`CREATE INDEX periodic_reports_supersedes ON periodic_reports (supersedes)`);
    await runner.query(`
      CREATE FUNCTION keep_signed_reports() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'signed' THEN
          RAISE EXCEPTION 'a signed report stays as it is' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await runner.query(`
      CREATE TRIGGER periodic_reports_keep BEFORE UPDATE OR DELETE ON periodic_reports
        FOR EACH ROW EXECUTE FUNCTION keep_signed_reports()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE periodic_reports`);
    await runner.query(`DROP FUNCTION keep_signed_reports`);
  }
}
