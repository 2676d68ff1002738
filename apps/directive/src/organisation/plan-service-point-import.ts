import { parseValidity, type Parsed, type Validity } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { checkServicePoint, type ServicePointFault } from './decide-service-point.js';
import { readYesNo } from './read-yes-no.js';
import type { ServicePointState } from './service-point-state.js';

export const servicePointColumns = [
  'code',
  'name',
  'kind',
  'point_code',
  'unit_code',
  'valid_from',
  'valid_to',
  'illustrative',
] as const;
export type ServicePointRow = Readonly<Record<(typeof servicePointColumns)[number], string>>;

export type ServicePointRowFault =
  | ServicePointFault
  | 'service-point-repeated'
  | 'service-point-name-missing'
  | 'service-point-kind-unknown'
  | 'service-point-unknown'
  | 'unit-unknown'
  | 'date-invalid'
  | 'yes-no-malformed';

export interface ServicePointImportContext {
  /** Every unit, by code. */
  readonly units: ReadonlyMap<string, Validity & { readonly unitId: string; readonly code: string }>;
  /** Every recorded service point, by code. */
  readonly known: ReadonlyMap<string, ServicePointState>;
  readonly nextId: () => string;
}

/**
 * Decides what a list of service points changes. A counter's place must be recorded already or stand further up in the
 * file. The unit of a row is the last one the service point belongs to: those before it stay as they are.
 */
export function planServicePointImport(
  rows: readonly ImportRow<ServicePointRow>[],
  context: ServicePointImportContext,
): ImportPlan<ServicePointState> {
  const points = new Map(context.known);
  const byId = new Map([...points.values()].map((point) => [point.servicePointId, point]));
  const unitsById = new Map([...context.units.values()].map((unit) => [unit.unitId, unit]));
  const firstLines = new Map<string, number>();
  const changed = new Map<string, ServicePointState>();
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  for (const { line, value } of rows) {
    const firstLine = firstLines.get(value.code);
    if (firstLine !== undefined) {
      const params = { text: value.code, firstLine };
      rejected.push({ line, reason: { code: 'service-point-repeated', params } });
      continue;
    }
    const before = points.get(value.code);
    const read = readRow(value, before, { ...context, known: points });
    const others = new Map(byId);
    if (read.ok) others.delete(read.value.servicePointId);
    const checked = read.ok ? checkServicePoint(read.value, { units: unitsById, others }) : read;
    if (!checked.ok) {
      rejected.push({ line, reason: checked.reason });
      continue;
    }
    const point = checked.value;
    firstLines.set(point.code, line);
    if (before !== undefined && isSame(before, point)) {
      unchanged += 1;
      continue;
    }
    points.set(point.code, point);
    byId.set(point.servicePointId, point);
    changed.set(point.code, point);
  }
  return { changed: [...changed.values()], accepted: changed.size, unchanged, rejected };
}

function readRow(
  row: ServicePointRow,
  before: ServicePointState | undefined,
  { units, known, nextId }: ServicePointImportContext,
): Parsed<ServicePointState, ServicePointRowFault | 'interval-empty'> {
  const refuse = (code: ServicePointRowFault, text: string) =>
    ({ ok: false, reason: { code, params: { text } } }) as const;
  if (row.name === '') return refuse('service-point-name-missing', row.code);
  if (row.kind !== 'point' && row.kind !== 'counter') {
    return refuse('service-point-kind-unknown', row.kind);
  }
  const place = row.point_code === '' ? null : known.get(row.point_code);
  if (place === undefined) return refuse('service-point-unknown', row.point_code);
  const unit = units.get(row.unit_code);
  if (unit === undefined) return refuse('unit-unknown', row.unit_code);
  const validity = parseValidity(row.valid_from, row.valid_to);
  if (!validity.ok) return validity;
  const illustrative = readYesNo(row.illustrative);
  if (illustrative === null) return refuse('yes-no-malformed', row.illustrative);
  const earlier = before?.units.slice(0, -1) ?? [];
  const since = before?.units.at(-1)?.since ?? null;
  return {
    ok: true,
    value: {
      servicePointId: before?.servicePointId ?? nextId(),
      code: row.code,
      name: row.name.normalize('NFC'),
      kind: row.kind,
      pointId: place?.servicePointId ?? null,
      ...validity.value,
      illustrative,
      units: [...earlier, { since, unitId: unit.unitId }],
    },
  };
}

function isSame(a: ServicePointState, b: ServicePointState): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.pointId === b.pointId &&
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo &&
    a.illustrative === b.illustrative &&
    a.units.at(-1)?.unitId === b.units.at(-1)?.unitId
  );
}
