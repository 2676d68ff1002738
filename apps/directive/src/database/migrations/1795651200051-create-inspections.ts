import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Inspections of units and what they found. Only a final finding leaves this database, and of it no text. */
export class CreateInspections1795651200051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inspections (
        inspection_id uuid PRIMARY KEY,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        kind text NOT NULL CHECK (kind IN ('planned', 'unplanned')),
        title text NOT NULL,
        legal_basis text NOT NULL,
        ground text CHECK (kind = 'planned' OR ground IS NOT NULL),
        from_date date NOT NULL,
        to_date date NOT NULL,
        state text NOT NULL CHECK (state IN ('planned', 'under-way', 'ended', 'cancelled')),
        planned_by text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        illustrative boolean NOT NULL,
        CHECK (from_date <= to_date)
      )`);
    await runner.query(`CREATE INDEX inspections_unit ON inspections (unit_id)`);
    await runner.query(`
      CREATE TABLE findings (
        finding_id uuid PRIMARY KEY,
        inspection_id uuid NOT NULL REFERENCES inspections (inspection_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        official_id uuid REFERENCES officials (official_id),
        no smallint NOT NULL CHECK (no BETWEEN 1 AND 5),
        severity text NOT NULL CHECK (severity IN ('minor', 'serious', 'grave')),
        occurred_on date NOT NULL,
        summary text NOT NULL,
        redacted text NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'notified', 'explained', 'concluded', 'appealed', 'final',
                                             'withdrawn', 'expired', 'discarded')),
        drafted_by text NOT NULL,
        concluded_by text,
        outcome text CHECK (outcome IN ('substantiated', 'unsubstantiated', 'malicious-report')),
        conclusion_reason text,
        concluded_on date,
        revision integer NOT NULL DEFAULT 0,
        final_on date,
        expires_on date,
        version integer NOT NULL DEFAULT 1,
        illustrative boolean NOT NULL,
        CHECK (num_nulls(concluded_by, outcome, conclusion_reason, concluded_on) IN (0, 4)),
        CHECK (drafted_by <> concluded_by),
        CHECK (state NOT IN ('concluded', 'appealed', 'final', 'expired') OR outcome IS NOT NULL)
      )`);
    await runner.query(`CREATE INDEX findings_unit ON findings (unit_id)`);
    await runner.query(`CREATE INDEX findings_official ON findings (official_id)`);
    await runner.query(`CREATE INDEX findings_inspection ON findings (inspection_id)`);
    await runner.query(`
      CREATE INDEX findings_expiring ON findings (expires_on) WHERE state = 'final' AND expires_on IS NOT NULL`);
    await runner.query(`CREATE INDEX findings_concluded ON findings (finding_id) WHERE state = 'concluded'`);
    await runner.query(`
      CREATE TABLE finding_evidence (
        evidence_id uuid PRIMARY KEY,
        finding_id uuid NOT NULL REFERENCES findings (finding_id),
        kind text NOT NULL CHECK (kind IN ('document', 'record', 'photo', 'statement', 'figure')),
        reference text NOT NULL,
        sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        redacted text NOT NULL,
        added_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX finding_evidence_finding ON finding_evidence (finding_id)`);
    await runner.query(`
      CREATE TABLE finding_explanations (
        finding_id uuid NOT NULL REFERENCES findings (finding_id),
        ordinal integer NOT NULL,
        text text NOT NULL,
        at timestamptz NOT NULL,
        late boolean NOT NULL,
        account text NOT NULL,
        PRIMARY KEY (finding_id, ordinal)
      )`);
    await runner.query(`
      CREATE TABLE finding_appeals (
        finding_id uuid PRIMARY KEY REFERENCES findings (finding_id),
        text text NOT NULL,
        lodged_at timestamptz NOT NULL,
        account text NOT NULL,
        outcome text CHECK (outcome IN ('upheld', 'corrected', 'annulled')),
        reason text,
        decided_at timestamptz,
        decided_by text,
        CHECK (num_nulls(outcome, reason, decided_at, decided_by) IN (0, 4)),
        CHECK (account <> decided_by)
      )`);
    await runner.query(`
      CREATE TABLE finding_steps (
        finding_id uuid NOT NULL REFERENCES findings (finding_id),
        ordinal integer NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        detail text,
        reason text,
        PRIMARY KEY (finding_id, ordinal)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE finding_steps, finding_appeals, finding_explanations, finding_evidence, findings, inspections`,
    );
  }
}
