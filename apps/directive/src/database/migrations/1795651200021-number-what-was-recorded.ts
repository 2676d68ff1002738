import { parseDocumentNumber, toTsvector, typeOfNumber } from '@namkhong/domain';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

interface RecordedRow {
  readonly directive_id: string;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly numbering_period: string;
  readonly issued_on: string;
  readonly recorded_at: Date;
  readonly clauses: string[];
}

/** Gives what was entered before its issuer, its place in a series, its links as rows and its search words. */
export class NumberWhatWasRecorded1795651200021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(`
      SELECT d.directive_id, d.number, d.title, d.issuer, d.numbering_period, d.issued_on::text, d.recorded_at,
             ARRAY(SELECT c.text FROM clauses c WHERE c.directive_id = d.directive_id ORDER BY c.ordinal) AS clauses
        FROM directives d ORDER BY d.recorded_at, d.directive_id`)) as RecordedRow[];
    for (const row of rows) await complete(runner, row);
    await runner.query(`
      INSERT INTO document_links (directive_id, kind, position, number)
      SELECT d.directive_id, 'based-on', basis.position, basis.number
        FROM directives d CROSS JOIN LATERAL unnest(d.based_on) WITH ORDINALITY AS basis (number, position)`);
    await runner.query(
      `UPDATE clauses c SET in_force_from = d.issued_on FROM directives d WHERE d.directive_id = c.directive_id`,
    );
    await runner.query(
      `ALTER TABLE directives ALTER COLUMN issuer_id SET NOT NULL, ALTER COLUMN type SET NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE directives ALTER COLUMN issuer_id DROP NOT NULL, ALTER COLUMN type DROP NOT NULL`,
    );
  }
}

async function complete(runner: QueryRunner, row: RecordedRow): Promise<void> {
  const parsed = parseDocumentNumber(row.number);
  if (!parsed.ok) throw new Error(`directive ${row.directive_id} bears ${row.number}, which is no number`);
  const { system, number, suffix, issuer: symbol } = parsed.value;
  const type = typeOfNumber(parsed.value);
  await runner.query(
    `INSERT INTO issuers (issuer_id, name, system, symbol, numbering, recorded_at)
     VALUES (gen_random_uuid(), $1, $2, $3, 'per-type', $4) ON CONFLICT (lower(name)) DO NOTHING`,
    [row.issuer, system, symbol, row.recorded_at],
  );
  await runner.query(
    `UPDATE directives SET issuer_id = (SELECT issuer_id FROM issuers WHERE lower(name) = lower($2)), type = $3,
            words = $4::tsvector WHERE directive_id = $1`,
    [
      row.directive_id,
      row.issuer,
      type,
      toTsvector({ number: row.number, title: row.title, issuer: row.issuer, clauses: row.clauses }),
    ],
  );
  await runner.query(
    `INSERT INTO document_series (issuer_id, type, period)
     SELECT issuer_id, type, numbering_period FROM directives WHERE directive_id = $1 ON CONFLICT DO NOTHING`,
    [row.directive_id],
  );
  await runner.query(
    `INSERT INTO document_numbers (issuer_id, type, period, number, suffix, written, kind, issued_on, directive_id, noted_at)
     SELECT issuer_id, type, numbering_period, $2, $3, number, 'recorded', issued_on, directive_id, recorded_at
       FROM directives WHERE directive_id = $1`,
    [row.directive_id, number, suffix],
  );
}
