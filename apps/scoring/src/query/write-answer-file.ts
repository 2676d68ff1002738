import type { IndexQuery, IndexResult } from '@namkhong/contracts/http/scoring-query';
import { stringify } from 'csv-stringify/sync';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import writeExcelFile from 'write-excel-file/node';
import { columnsOf, type AnswerColumn } from './answer-columns.js';
import { factsOf } from './answer-facts.js';

export type FileFormat = 'csv' | 'xlsx' | 'parquet';

export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const satisfies Record<FileFormat, string>;

/**
 * An answer as a file that explains itself: rows, a dictionary of its columns, and the facts it rests on. A CSV has the
 * facts and the dictionary as lines that begin with `#` before its header; a workbook as sheets; Parquet as metadata.
 */
export async function writeAnswerFile(
  format: FileFormat,
  query: IndexQuery,
  result: IndexResult,
): Promise<Buffer> {
  const columns = columnsOf(result);
  switch (format) {
    case 'csv':
      return writeCsv(columns, query, result);
    case 'xlsx':
      return writeWorkbook(columns, query, result);
    case 'parquet':
      return writeParquet(columns, query, result);
  }
}

/** RFC 4180 after a byte-order mark, which spreadsheets need to read Vietnamese. */
function writeCsv(columns: readonly AnswerColumn[], query: IndexQuery, result: IndexResult): Buffer {
  const comments = [
    ...factsOf(query, result).map(({ name, vi, en, value }) => `# ${name}: ${value} — ${vi}; ${en}`),
    ...columns.map(({ name, vi, en }) => `# ${name}: ${vi}; ${en}`),
  ];
  const rows = result.rows.map((row) => columns.map(({ value }) => value(row)));
  const table = stringify([columns.map(({ name }) => name), ...rows], {
    record_delimiter: 'windows',
    // A text that a spreadsheet would run as a formula is made harmless.
    escape_formulas: true,
    cast: { boolean: (value) => (value ? 'yes' : 'no'), number: String },
  });
  return Buffer.from(`\uFEFF${comments.map((line) => `${line}\r\n`).join('')}${table}`, 'utf8');
}

async function writeWorkbook(
  columns: readonly AnswerColumn[],
  query: IndexQuery,
  result: IndexResult,
): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  return writeExcelFile([
    {
      sheet: 'Số liệu',
      data: [
        columns.map(({ name }) => bold(name)),
        ...result.rows.map((row) => columns.map(({ value }) => value(row))),
      ],
    },
    {
      sheet: 'Từ điển dữ liệu',
      data: [
        ['column', 'type', 'vi', 'en'].map(bold),
        ...columns.map(({ name, type, vi, en }) => [name, type, vi, en]),
      ],
    },
    {
      sheet: 'Nguồn',
      data: [
        ['fact', 'value', 'vi', 'en'].map(bold),
        ...factsOf(query, result).map(({ name, value, vi, en }) => [name, value, vi, en]),
      ],
    },
  ]).toBuffer();
}

const parquetTypes = { text: 'STRING', count: 'INT32', number: 'DOUBLE', 'yes-no': 'BOOLEAN' } as const;

function writeParquet(columns: readonly AnswerColumn[], query: IndexQuery, result: IndexResult): Buffer {
  const columnData = columns.map(({ name, type, value }): ColumnSource => ({
    name,
    type: parquetTypes[type],
    nullable: true,
    data: result.rows.map((row) => value(row)),
  }));
  const kvMetadata = [
    ...factsOf(query, result).map(({ name, value }) => ({ key: `namkhong.${name}`, value })),
    ...columns.map(({ name, vi, en }) => ({ key: `namkhong.column.${name}`, value: `${vi}; ${en}` })),
  ];
  return Buffer.from(parquetWriteBuffer({ columnData, kvMetadata }));
}
