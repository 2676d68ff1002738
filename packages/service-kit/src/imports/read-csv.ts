import { Problem } from '../problems/problem.js';
import { CsvError, parse } from 'csv-parse/sync';
import type { ImportRow, RejectedRow } from './import-plan.js';

/** One line by column name; an optional column is there where the header names it. */
type CsvRow<Column extends string, Optional extends string> = Readonly<Record<Column, string>> &
  Readonly<Partial<Record<Optional, string>>>;

/** A CSV text taken apart: records under the column names asked for, and the lines that could not be read. */
export type CsvReading<Column extends string, Optional extends string = never> =
  | { readonly missingColumns: readonly Column[] }
  | {
      readonly missingColumns: readonly [];
      readonly rows: readonly ImportRow<CsvRow<Column, Optional>>[];
      readonly rejected: readonly RejectedRow[];
    };

/**
 * Reads RFC 4180 text with a header line; columns may stand in any order, further ones are ignored, optional ones may be missing. Each line is parsed
 * by itself: no list we import has line breaks inside a field, and a stray quote then costs its own line only.
 */
export function readCsv<const Column extends string, const Optional extends string = never>(
  text: string,
  columns: readonly Column[],
  optional: readonly Optional[] = [],
): CsvReading<Column, Optional> {
  const [header = '', ...lines] = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
  const names = parseLine(header) ?? [];
  const missingColumns = columns.filter((column) => !names.includes(column));
  if (missingColumns.length > 0) return { missingColumns };

  const read = [...columns, ...optional.filter((column) => names.includes(column))];
  const rows: ImportRow<CsvRow<Column, Optional>>[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, content] of lines.entries()) {
    const line = index + 2;
    if (content.trim() === '') continue;
    const fields = parseLine(content);
    if (fields === null) {
      rejected.push({ line, reason: { code: 'csv-quotes-invalid', params: {} } });
    } else if (fields.length !== names.length) {
      const params = { expected: names.length, found: fields.length };
      rejected.push({ line, reason: { code: 'csv-columns-differ', params } });
    } else {
      const entries = read.map((column) => [column, fields[names.indexOf(column)] ?? '']);
      rows.push({ line, value: Object.fromEntries(entries) as CsvRow<Column, Optional> });
    }
  }
  return { missingColumns: [], rows, rejected };
}

function parseLine(line: string): string[] | null {
  try {
    const [fields = []] = parse(line, { trim: true, relax_column_count: true });
    return fields;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** The reading, where every column is there. Throws Problem 422 `csv-header-invalid` naming the missing ones. */
export function requireColumns<Column extends string, Optional extends string = never>(
  reading: CsvReading<Column, Optional>,
) {
  if ('rows' in reading) return reading;
  throw new Problem(422, 'csv-header-invalid', { columns: reading.missingColumns.join(', ') });
}
