import { parseDocumentNumber, parseValidity, type Parsed } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { checkProcedure, type ProcedureFault } from './decide-procedure.js';
import { procedureKey, type ProcedureState } from './procedure-state.js';
import { readYesNo } from './read-yes-no.js';

export const procedureColumns = [
  'code',
  'name',
  'field',
  'procedure_group',
  'legal_basis',
  'valid_from',
  'valid_to',
  'illustrative',
] as const;
export type ProcedureRow = Readonly<Record<(typeof procedureColumns)[number], string>>;

export type ProcedureRowFault =
  | ProcedureFault
  | 'procedure-repeated'
  | 'procedure-name-missing'
  | 'procedure-field-missing'
  | 'procedure-group-malformed'
  | 'procedure-start-missing'
  | 'legal-basis-malformed'
  | 'date-invalid'
  | 'yes-no-malformed';

/** Decides what a list of procedures changes. The same code from the same day is the same procedure. */
export function planProcedureImport(
  rows: readonly ImportRow<ProcedureRow>[],
  context: { readonly known: readonly ProcedureState[]; readonly nextId: () => string },
): ImportPlan<ProcedureState> {
  const procedures = new Map(context.known.map((each) => [procedureKey(each), each]));
  const byCode = Map.groupBy(context.known, ({ code }) => code);
  const firstLines = new Map<string, number>();
  const changed: ProcedureState[] = [];
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  for (const { line, value } of rows) {
    const key = procedureKey({ code: value.code, validFrom: value.valid_from });
    const firstLine = firstLines.get(key);
    if (firstLine !== undefined) {
      const params = { text: value.code, firstLine };
      rejected.push({ line, reason: { code: 'procedure-repeated', params } });
      continue;
    }
    const before = procedures.get(key);
    const read = readRow(value, before?.procedureId ?? context.nextId());
    const sameCode = byCode.get(value.code) ?? [];
    const checked = read.ok ? checkProcedure(read.value, sameCode) : read;
    if (!checked.ok) {
      rejected.push({ line, reason: checked.reason });
      continue;
    }
    const procedure = checked.value;
    firstLines.set(key, line);
    if (before !== undefined && isSame(before, procedure)) {
      unchanged += 1;
      continue;
    }
    const others = sameCode.filter((each) => each.procedureId !== procedure.procedureId);
    byCode.set(value.code, [...others, procedure]);
    changed.push(procedure);
  }
  return { changed, accepted: changed.length, unchanged, rejected };
}

function readRow(row: ProcedureRow, procedureId: string): Parsed<ProcedureState, ProcedureRowFault> {
  const refuse = (code: ProcedureRowFault, text: string) =>
    ({ ok: false, reason: { code, params: { text } } }) as const;
  if (row.name === '') return refuse('procedure-name-missing', row.code);
  if (row.field === '') return refuse('procedure-field-missing', row.code);
  if (row.procedure_group !== '' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(row.procedure_group)) {
    return refuse('procedure-group-malformed', row.procedure_group);
  }
  const basis = row.legal_basis === '' ? null : parseDocumentNumber(row.legal_basis);
  if (basis !== null && !basis.ok) return refuse('legal-basis-malformed', row.legal_basis);
  const validity = parseValidity(row.valid_from, row.valid_to);
  if (!validity.ok) return validity;
  const { validFrom, validTo } = validity.value;
  if (validFrom === null) return refuse('procedure-start-missing', row.code);
  const illustrative = readYesNo(row.illustrative);
  if (illustrative === null) return refuse('yes-no-malformed', row.illustrative);
  return {
    ok: true,
    value: {
      procedureId,
      code: row.code,
      name: row.name.normalize('NFC'),
      field: row.field.normalize('NFC'),
      procedureGroup: row.procedure_group === '' ? null : row.procedure_group,
      legalBasis: basis?.value.normalised ?? null,
      validFrom,
      validTo,
      illustrative,
    },
  };
}

function isSame(a: ProcedureState, b: ProcedureState): boolean {
  return (
    a.name === b.name &&
    a.field === b.field &&
    a.procedureGroup === b.procedureGroup &&
    a.legalBasis === b.legalBasis &&
    a.validTo === b.validTo &&
    a.illustrative === b.illustrative
  );
}
