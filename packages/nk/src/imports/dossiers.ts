import { closedDossier } from '@namkhong/contracts/http/feedback';
import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Column of the file → field of the contract. A column that the file lacks, or leaves empty, has its default. */
const columns = {
  dossier_code: 'dossierCode',
  unit_code: 'unitCode',
  official_code: 'officialCode',
  service_point: 'servicePoint',
  procedure_group: 'procedureGroup',
  outcome: 'outcome',
  closed_on: 'closedOn',
  on_time: 'onTime',
  phone: 'phone',
  mobile: 'mobile',
  language: 'language',
  slip: 'slip',
  applicant: 'applicant',
} as const;

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });
const line = closedDossier.extend({ onTime: flag, slip: flag.default(false) });

export interface DossierLine {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly dossier: z.output<typeof closedDossier>;
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads closed dossiers from CSV text (RFC 4180) with a header line; columns may stand in any order.
 *
 * @throws CsvError naming the line where the quotation marks do not match
 */
export function readDossiers(text: string): {
  readonly dossiers: DossierLine[];
  readonly rejected: ImportReport['rejected'];
} {
  const options = { bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true };
  const [header, ...records] = parse(text, options) as unknown as CsvRecord[];
  const names = header?.record ?? [];
  const dossiers: DossierLine[] = [];
  const rejected: ImportReport['rejected'] = [];
  for (const { record, info } of records) {
    const parsed = line.safeParse(fieldsOf(names, record));
    if (record.length !== names.length) {
      const message = `${record.length} columns, the header has ${names.length}`;
      rejected.push({ line: info.lines, code: 'csv-columns-differ', message });
    } else if (!parsed.success) {
      rejected.push({ line: info.lines, code: 'input-invalid', message: faultsOf(parsed.error) });
    } else {
      dossiers.push({ line: info.lines, dossier: parsed.data });
    }
  }
  return { dossiers, rejected };
}

function fieldsOf(names: readonly string[], record: readonly string[]): Record<string, string> {
  const entries = Object.entries(columns).flatMap(([column, field]) => {
    const value = record[names.indexOf(column)];
    return value === undefined || value === '' ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The faults by the names of the file's columns. */
function faultsOf({ issues }: z.ZodError): string {
  const columnOf = new Map<PropertyKey, string>(
    Object.entries(columns).map(([column, field]) => [field, column]),
  );
  return issues.map(({ path, message }) => `${columnOf.get(path[0] ?? '') ?? 'line'}: ${message}`).join('; ');
}
