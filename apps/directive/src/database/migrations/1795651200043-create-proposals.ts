import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Proposals on policy and inadequate regulations. A sender from the public is known by the hash of a receipt code alone:
 * no name, contact, address or device has a column here. What was written stays here; events carry ids and states.
 */
export class CreateProposals1795651200043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE proposal_routes (
        route_id uuid PRIMARY KEY,
        kinds text[] NOT NULL,
        document_symbol text,
        addressed_to uuid REFERENCES units (unit_id),
        competent_unit_id uuid NOT NULL REFERENCES units (unit_id),
        decision_working_days integer NOT NULL CHECK (decision_working_days > 0),
        priority integer NOT NULL,
        legal_basis text[] NOT NULL CHECK (cardinality(legal_basis) > 0),
        valid_from date NOT NULL,
        valid_to date,
        recorded_at timestamptz NOT NULL,
        CHECK (valid_from < valid_to)
      )`);
    await runner.query(`
      CREATE TABLE proposals (
        proposal_id uuid PRIMARY KEY,
        receipt_hash bytea NOT NULL UNIQUE CHECK (length(receipt_hash) = 32),
        kind text NOT NULL,
        origin text NOT NULL CHECK (origin IN ('public', 'official')),
        official_id uuid REFERENCES officials (official_id),
        submitted_by text,
        title text NOT NULL CHECK (title <> ''),
        text text NOT NULL CHECK (text <> ''),
        document_number text,
        state text NOT NULL CHECK (state IN ('received', 'accepted', 'refused', 'decided', 'withdrawn')),
        unit_id uuid REFERENCES units (unit_id),
        received_on date NOT NULL,
        reply_from date NOT NULL,
        reply_due_on date NOT NULL,
        reply_reason text,
        decision_working_days integer NOT NULL CHECK (decision_working_days > 0),
        decision_from date,
        decision_due_on date,
        extension_reason text,
        outcome text CHECK (outcome IN ('adopted', 'partly-adopted', 'not-adopted')),
        decision_reasons text,
        answer text,
        decision_document text,
        decided_on date,
        decided_by text,
        published_question text,
        published_answer text,
        published_on date,
        published_by text,
        version integer NOT NULL DEFAULT 1,
        CHECK (origin = 'official' OR (official_id IS NULL AND submitted_by IS NULL)),
        CHECK ((state = 'decided') = (outcome IS NOT NULL)),
        CHECK (num_nulls(outcome, decision_reasons, answer, decided_on, decided_by) IN (0, 5)),
        CHECK (num_nulls(published_question, published_answer, published_on, published_by) IN (0, 4)),
        CHECK (published_on IS NULL OR state = 'decided')
      )`);
    await runner.query(`CREATE INDEX proposals_unit ON proposals (unit_id)`);
    await runner.query(
      `CREATE INDEX proposals_open ON proposals (proposal_id) WHERE state IN ('received', 'accepted')`,
    );
    await runner.query(
      `CREATE INDEX proposals_published ON proposals (published_on, proposal_id) WHERE published_on IS NOT NULL`,
    );
    await runner.query(`
      CREATE TABLE proposal_consultations (
        proposal_id uuid NOT NULL REFERENCES proposals (proposal_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        asked_on date NOT NULL,
        due_on date NOT NULL,
        position text CHECK (position IN ('agrees', 'agrees-in-part', 'disagrees', 'no-remark')),
        text text,
        given_at timestamptz,
        given_by text,
        PRIMARY KEY (proposal_id, unit_id),
        CHECK (num_nulls(position, text, given_at, given_by) IN (0, 4))
      )`);
    await runner.query(`CREATE INDEX proposal_consultations_unit ON proposal_consultations (unit_id)`);
    await runner.query(`
      CREATE TABLE proposal_steps (
        proposal_id uuid NOT NULL REFERENCES proposals (proposal_id),
        ordinal integer NOT NULL CHECK (ordinal > 0),
        step text NOT NULL,
        at timestamptz NOT NULL,
        unit_id uuid REFERENCES units (unit_id),
        PRIMARY KEY (proposal_id, ordinal)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE proposal_steps, proposal_consultations, proposals, proposal_routes`);
  }
}
