import { findDocumentType } from '@namkhong/domain';
import { Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { registerConditions, type RegisterFilter } from './directive.reader.js';

const ROWS = 1_000;
const COLUMNS = [
  'directive_id',
  'number',
  'issued_on',
  'type',
  'title',
  'issuer',
  'state',
  'urgency',
  'historical',
  'illustrative',
] as const;

type CsvRow = Readonly<Record<(typeof COLUMNS)[number], string | boolean>>;

/** The public register as a CSV file, however long it is: a page at a time, and no connection is held between pages. */
@Injectable()
export class RegisterCsvReader {
  constructor(private readonly database: Database) {}

  /** RFC 4180 after a byte-order mark, latest first; what a spreadsheet would take for a formula is defused. */
  async *lines(filter: RegisterFilter): AsyncGenerator<string> {
    yield `\uFEFF${write([[...COLUMNS]])}`;
    let last: CsvRow | undefined;
    do {
      const rows = await this.database.read((session) => page(session, filter, last));
      if (rows.length > 0) yield write(rows.map((row) => COLUMNS.map((column) => String(row[column]))));
      last = rows.length < ROWS ? undefined : rows.at(-1);
    } while (last !== undefined);
  }
}

async function page(session: Session, filter: RegisterFilter, after: CsvRow | undefined): Promise<CsvRow[]> {
  const { conditions, parameters } = registerConditions(filter, 2);
  const rows = await session.query<CsvRow>(
    `SELECT d.directive_id, d.number, d.issued_on::text, d.type, d.title, d.issuer, d.state, d.urgency,
            d.status = 'historical' AS historical, d.illustrative
       FROM registered_directives d
      WHERE ($1::date IS NULL OR (d.issued_on, d.directive_id) < ($1, $2::uuid)) ${conditions}
      ORDER BY d.issued_on DESC, d.directive_id DESC LIMIT ${ROWS}`,
    [after?.issued_on ?? null, after?.directive_id ?? null, ...parameters],
  );
  return rows.map((row) => ({ ...row, type: findDocumentType(String(row.type))?.name ?? row.type }));
}

function write(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true });
}
