import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import { parse, type CsvError, type InfoRecord } from 'csv-parse/sync';
import { refuse, type LineFault, type RefusedLine } from '../line-fault.js';
import { columnsOf, readQuestionnaire, type Questionnaire } from './read-questionnaire.js';

export interface SurveyFile {
  readonly questionnaires: readonly { readonly line: number; readonly questionnaire: Questionnaire }[];
  readonly refused: readonly RefusedLine[];
}

/** The file cannot be read as a whole: it has no header, or the header lacks columns the mapping needs. */
export interface UnreadableSurvey {
  readonly fault: LineFault;
}

/** Reads a survey file row by row: the good rows, and each bad one with its line and reason. */
export function readSurvey(csv: string, mapping: SurveyMapping): SurveyFile | UnreadableSurvey {
  const columns = columnsOf(mapping);
  const table = readTable(csv, new Set(columns));
  if ('fault' in table) return table;
  const missing = columns.filter((column) => !table.header.includes(column));
  if (missing.length > 0) {
    return { fault: { code: 'survey-column-missing', params: { columns: missing.join(', ') } } };
  }
  const keys = new Set<string>();
  const refused: RefusedLine[] = [...table.refused];
  const questionnaires: SurveyFile['questionnaires'][number][] = [];
  for (const { line, row } of table.rows) {
    const read = readQuestionnaire(row, mapping);
    if ('fault' in read) {
      const { fault, column = '', text = '' } = read;
      refused.push(refuse(line, fault, { column, text }));
    } else if (keys.has(read.rowKey)) {
      refused.push(refuse(line, 'row-key-repeated'));
    } else {
      keys.add(read.rowKey);
      questionnaires.push({ line, questionnaire: read });
    }
  }
  return { questionnaires, refused };
}

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly row: Readonly<Record<string, string>> }[];
  readonly refused: readonly RefusedLine[];
}

interface ParsedRecord {
  readonly info: InfoRecord;
  readonly record: Record<string, string>;
}

function readTable(csv: string, wanted: ReadonlySet<string>): Table | UnreadableSurvey {
  const refused: RefusedLine[] = [];
  let header: string[] = [];
  try {
    const records = parse<ParsedRecord>(csv, {
      bom: true,
      columns: (names: string[]) => {
        header = names;
        return names.map((name) => (wanted.has(name) ? name : false));
      },
      info: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        refused.push(refuse(Number(error?.['lines']), 'csv-row-invalid'));
        return undefined;
      },
    });
    return { header, rows: records.map(({ info, record }) => ({ line: info.lines, row: record })), refused };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { fault: { code: 'csv-invalid', params: { detail } } };
  }
}
