import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The register of directives. A number is unique per issuer and numbering period; a symbol alone names no issuer. */
export class CreateDirectives1795420800003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directives (
        directive_id uuid PRIMARY KEY,
        number text NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        issuer text NOT NULL CHECK (issuer <> ''),
        numbering_period text NOT NULL,
        issued_on date NOT NULL,
        status text NOT NULL CHECK (status IN ('historical', 'issued')),
        based_on text[] NOT NULL,
        source text,
        illustrative boolean NOT NULL,
        recorded_at timestamptz NOT NULL
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX directives_number ON directives (lower(issuer), number, numbering_period)`,
    );
    await runner.query(`CREATE INDEX directives_register ON directives (issued_on DESC, directive_id DESC)`);
    await runner.query(`
      CREATE TABLE clauses (
        clause_id uuid PRIMARY KEY,
        directive_id uuid NOT NULL REFERENCES directives (directive_id),
        ordinal integer NOT NULL CHECK (ordinal >= 1),
        text text NOT NULL CHECK (text <> ''),
        as_reported boolean NOT NULL,
        UNIQUE (directive_id, ordinal)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE clauses, directives`);
  }
}
