import { z } from 'zod';
import type { ImportRow } from './import-plan.js';
import { readCsv, type CsvReading } from './read-csv.js';

const LARGEST = 5_000_000;
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A list as it is sent: a CSV text, or a JSON array with one object a row under the names of the same columns. */
export const listBody = z.union([
  z.string().min(1).max(LARGEST),
  z.array(z.record(z.string(), cell)).min(1).max(100_000),
]);
export type ListBody = z.output<typeof listBody>;

/**
 * Reads a list either way. An item of JSON has its place in the array, from 1, as its line; null and a column that is left
 * out mean an empty cell. Columns that no item has are missing.
 */
export function readList<const Column extends string>(
  list: ListBody,
  columns: readonly Column[],
): CsvReading<Column> {
  if (typeof list === 'string') return readCsv(list, columns);
  const named = new Set(list.flatMap((item) => Object.keys(item)));
  const missingColumns = columns.filter((column) => !named.has(column));
  if (missingColumns.length > 0) return { missingColumns };
  const rows = list.map((item, index): ImportRow<Readonly<Record<Column, string>>> => {
    const entries = columns.map((column) => [column, String(item[column] ?? '').trim()]);
    return { line: index + 1, value: Object.fromEntries(entries) as Record<Column, string> };
  });
  return { missingColumns: [], rows, rejected: [] };
}
