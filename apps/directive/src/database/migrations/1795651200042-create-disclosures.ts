import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What units must make public by rule and period, and what they published. Editions are only added to. */
export class CreateDisclosures1795651200042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disclosure_rules (
        rule_id uuid PRIMARY KEY,
        code text NOT NULL,
        kind text NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        legal_basis text[] NOT NULL CHECK (cardinality(legal_basis) > 0),
        frequency text NOT NULL,
        due_after text NOT NULL CHECK (due_after IN ('period-start', 'period-end')),
        due_count integer NOT NULL CHECK (due_count > 0),
        due_counting text NOT NULL CHECK (due_counting IN ('working-days', 'calendar-days')),
        unit_kinds text[] NOT NULL CHECK (cardinality(unit_kinds) > 0),
        unit_id uuid REFERENCES units (unit_id),
        valid_from date NOT NULL,
        valid_to date,
        version integer NOT NULL DEFAULT 1,
        generated_until date,
        recorded_at timestamptz NOT NULL,
        CHECK (valid_from < valid_to)
      )`);
    await runner.query(`CREATE INDEX disclosure_rules_code ON disclosure_rules (code)`);
    await runner.query(`
      CREATE TABLE disclosures (
        disclosure_id uuid PRIMARY KEY,
        rule_id uuid NOT NULL REFERENCES disclosure_rules (rule_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        period text NOT NULL,
        counted_from date NOT NULL,
        due_on date NOT NULL,
        published_on date,
        waived_at timestamptz,
        waiver_reason text,
        version integer NOT NULL DEFAULT 1,
        illustrative boolean NOT NULL,
        UNIQUE (rule_id, unit_id, period),
        CHECK ((waived_at IS NULL) = (waiver_reason IS NULL)),
        CHECK (published_on IS NULL OR waived_at IS NULL)
      )`);
    await runner.query(`CREATE INDEX disclosures_unit ON disclosures (unit_id)`);
    await runner.query(`CREATE INDEX disclosures_due ON disclosures (due_on DESC, disclosure_id DESC)`);
    await runner.query(
      `CREATE INDEX disclosures_open ON disclosures (disclosure_id) WHERE published_on IS NULL AND waived_at IS NULL`,
    );
    await runner.query(`
      CREATE TABLE disclosure_publications (
        disclosure_id uuid NOT NULL REFERENCES disclosures (disclosure_id),
        edition integer NOT NULL CHECK (edition > 0),
        title text NOT NULL CHECK (title <> ''),
        document_number text,
        document_date date,
        link text CHECK (link LIKE 'https://%'),
        published_on date NOT NULL,
        published_at timestamptz NOT NULL,
        published_by text NOT NULL,
        PRIMARY KEY (disclosure_id, edition),
        CHECK (document_number IS NOT NULL OR link IS NOT NULL)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE disclosure_publications, disclosures, disclosure_rules`);
  }
}
