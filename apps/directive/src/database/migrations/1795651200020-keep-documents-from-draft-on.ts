import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The register holds documents from their first draft on; what the public sees is `registered_directives`. What was
 * entered before is given its issuer, its place in a series and its search words by the migration after this one.
 */
export class KeepDocumentsFromDraftOn1795651200020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE issuers (
        issuer_id uuid PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        system text NOT NULL CHECK (system IN ('state', 'party')),
        symbol text NOT NULL CHECK (symbol <> ''),
        numbering text NOT NULL CHECK (numbering IN ('per-type', 'common')),
        unit_id uuid REFERENCES units (unit_id),
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        recorded_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX issuers_name ON issuers (lower(name))`);
    await runner.query(`
      CREATE TABLE committee_terms (
        issuer_id uuid NOT NULL REFERENCES issuers (issuer_id),
        begins_on date NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        congress_closed_on date NOT NULL,
        PRIMARY KEY (issuer_id, begins_on),
        CHECK (begins_on <= congress_closed_on + 1)
      )`);
    await runner.query(`
      ALTER TABLE directives
        ALTER COLUMN number DROP NOT NULL,
        ALTER COLUMN numbering_period DROP NOT NULL,
        ALTER COLUMN issued_on DROP NOT NULL,
        ALTER COLUMN based_on SET DEFAULT '{}',
        ADD COLUMN issuer_id uuid REFERENCES issuers (issuer_id),
        ADD COLUMN type text,
        ADD COLUMN department text,
        ADD COLUMN state text NOT NULL DEFAULT 'issued' CHECK (state IN ('draft', 'in-review', 'signed', 'issued',
          'amended', 'superseded', 'revoked', 'discarded')),
        ADD COLUMN secrecy text NOT NULL DEFAULT 'none'
          CHECK (secrecy IN ('none', 'mat', 'toi-mat', 'tuyet-mat')),
        ADD COLUMN urgency text NOT NULL DEFAULT 'normal'
          CHECK (urgency IN ('normal', 'khan', 'thuong-khan', 'hoa-toc')),
        ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        ADD COLUMN drafted_by text,
        ADD COLUMN submitted_by text,
        ADD COLUMN signed_by text,
        ADD COLUMN signed_on date,
        ADD COLUMN signer_post text,
        ADD COLUMN signing_capacity text
          CHECK (signing_capacity IN ('own', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.')),
        ADD COLUMN words tsvector,
        ADD CHECK ((state IN ('issued', 'amended', 'superseded', 'revoked')) = (number IS NOT NULL)),
        ADD CHECK (num_nulls(number, numbering_period, issued_on) IN (0, 3)),
        ADD CHECK (num_nulls(signed_by, signed_on, signer_post, signing_capacity) IN (0, 4)),
        -- What is secret or not yet issued cannot be found, whatever the program does.
        ADD CONSTRAINT only_public_words CHECK (words IS NULL OR (secrecy = 'none' AND number IS NOT NULL))`);
    await runner.query(`DROP INDEX directives_register`);
    await runner.query(`
      CREATE INDEX directives_register ON directives (issued_on DESC, directive_id DESC)
       WHERE number IS NOT NULL AND secrecy = 'none'`);
    await runner.query(`CREATE INDEX directives_number_alone ON directives (number)`);
    await runner.query(
      `CREATE INDEX directives_issuer ON directives (issuer_id, issued_on DESC, directive_id DESC)`,
    );
    await runner.query(
      `CREATE INDEX directives_words ON directives USING gin (words) WITH (fastupdate = off)`,
    );
    await runner.query(`
      CREATE VIEW registered_directives AS
      SELECT directive_id, number, title, issuer, issuer_id, type, numbering_period, issued_on, status, state, urgency,
             source, illustrative, signed_on, signer_post, signing_capacity, recorded_at, version, words
        FROM directives WHERE number IS NOT NULL AND secrecy = 'none'`);

    await runner.query(`
      CREATE TABLE document_series (
        issuer_id uuid NOT NULL REFERENCES issuers (issuer_id),
        type text NOT NULL,
        period text NOT NULL,
        last_number integer NOT NULL DEFAULT 0 CHECK (last_number >= 0),
        last_issued_on date,
        PRIMARY KEY (issuer_id, type, period)
      )`);
    await runner.query(`
      CREATE TABLE document_numbers (
        issuer_id uuid NOT NULL,
        type text NOT NULL,
        period text NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        suffix text NOT NULL DEFAULT '',
        -- The whole number as written: one issuer's older letters may bear one number for two departments.
        written text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('allocated', 'recorded', 'declared')),
        issued_on date NOT NULL,
        -- A number is taken before the document that bears it is there, in the same transaction.
        directive_id uuid REFERENCES directives (directive_id) DEFERRABLE INITIALLY DEFERRED,
        reason text,
        noted_by text,
        noted_at timestamptz NOT NULL,
        PRIMARY KEY (issuer_id, type, period, number, suffix, written),
        FOREIGN KEY (issuer_id, type, period) REFERENCES document_series (issuer_id, type, period),
        CHECK ((kind = 'declared') OR (directive_id IS NOT NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX document_numbers_allocated ON document_numbers (issuer_id, type, period, number)
       WHERE kind = 'allocated'`);
    await runner.query(`CREATE INDEX document_numbers_directive ON document_numbers (directive_id)`);

    await runner.query(`ALTER TABLE clauses DROP CONSTRAINT clauses_directive_id_ordinal_key`);
    await runner.query(`
      ALTER TABLE clauses
        ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        ADD COLUMN amended_by uuid REFERENCES directives (directive_id),
        ADD COLUMN in_force_from date,
        ADD COLUMN repealed boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT clauses_ordinal UNIQUE (directive_id, ordinal) DEFERRABLE INITIALLY DEFERRED`);
    await runner.query(`
      CREATE TABLE former_clauses (
        clause_id uuid NOT NULL REFERENCES clauses (clause_id),
        version integer NOT NULL CHECK (version >= 1),
        text text NOT NULL,
        in_force_from date,
        amended_by uuid REFERENCES directives (directive_id),
        until date NOT NULL,
        PRIMARY KEY (clause_id, version)
      )`);
    await runner.query(`
      CREATE TABLE document_links (
        directive_id uuid NOT NULL REFERENCES directives (directive_id),
        kind text NOT NULL CHECK (kind IN ('based-on', 'amends', 'supersedes', 'revokes')),
        position integer NOT NULL CHECK (position >= 1),
        number text NOT NULL,
        issuer text,
        target_id uuid REFERENCES directives (directive_id),
        PRIMARY KEY (directive_id, kind, position),
        CHECK (target_id <> directive_id)
      )`);
    await runner.query(`CREATE INDEX document_links_number ON document_links (number)`);
    await runner.query(`CREATE INDEX document_links_target ON document_links (target_id)`);
    await runner.query(`
      CREATE TABLE document_history (
        directive_id uuid NOT NULL REFERENCES directives (directive_id),
        version integer NOT NULL CHECK (version >= 1),
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor text NOT NULL,
        reason text,
        by_directive_id uuid REFERENCES directives (directive_id),
        effective_on date,
        at timestamptz NOT NULL,
        PRIMARY KEY (directive_id, version)
      )`);
    await runner.query(`
      CREATE TABLE attachments (
        attachment_id uuid PRIMARY KEY,
        directive_id uuid NOT NULL REFERENCES directives (directive_id),
        file_name text NOT NULL CHECK (file_name <> ''),
        media_type text NOT NULL,
        size integer NOT NULL CHECK (size > 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        content bytea,
        uploaded_by text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        withdrawn_by text,
        withdrawn_at timestamptz,
        withdrawal_reason text,
        CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason) IN (0, 3)),
        CHECK ((content IS NULL) = (withdrawn_at IS NOT NULL)),
        CHECK (octet_length(content) = size)
      )`);
    // A scan is compressed already.
    await runner.query(`ALTER TABLE attachments ALTER COLUMN content SET STORAGE EXTERNAL`);
    await runner.query(`
      CREATE UNIQUE INDEX attachments_once ON attachments (directive_id, sha256) WHERE withdrawn_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attachments, document_history, document_links, former_clauses, document_numbers,
      document_series`);
    await runner.query(`DROP VIEW registered_directives`);
    await runner.query(`DELETE FROM clauses WHERE directive_id IN
      (SELECT directive_id FROM directives WHERE number IS NULL OR secrecy <> 'none')`);
    await runner.query(`DELETE FROM directives WHERE number IS NULL OR secrecy <> 'none'`);
    await runner.query(`
      ALTER TABLE clauses DROP CONSTRAINT clauses_ordinal, DROP COLUMN version, DROP COLUMN amended_by,
        DROP COLUMN in_force_from, DROP COLUMN repealed,
        ADD CONSTRAINT clauses_directive_id_ordinal_key UNIQUE (directive_id, ordinal)`);
    await runner.query(`
      ALTER TABLE directives
        DROP COLUMN issuer_id, DROP COLUMN type, DROP COLUMN department, DROP COLUMN state, DROP COLUMN secrecy,
        DROP COLUMN urgency, DROP COLUMN version, DROP COLUMN drafted_by, DROP COLUMN submitted_by,
        DROP COLUMN signed_by, DROP COLUMN signed_on, DROP COLUMN signer_post, DROP COLUMN signing_capacity,
        DROP COLUMN words,
        ALTER COLUMN number SET NOT NULL, ALTER COLUMN numbering_period SET NOT NULL,
        ALTER COLUMN issued_on SET NOT NULL, ALTER COLUMN based_on DROP DEFAULT`);
    await runner.query(`CREATE INDEX directives_register ON directives (issued_on DESC, directive_id DESC)`);
    await runner.query(`DROP TABLE committee_terms, issuers`);
  }
}
