import { accepted, refused, type Parsed } from '../parsed.js';
import {
  parseUnitOrigin,
  type FormerUnitFault,
  type FormerUnitMention,
  type UnitOrigin,
} from './former-unit.js';
import { unitKindOfName, type UnitKind } from './unit-kind.js';

/** One row of the official list of communes, as text, under the list's own column names. */
export interface CommuneRow {
  readonly code: string;
  readonly full_name: string;
  readonly name: string;
  readonly type: string;
  readonly merged_from: string;
  readonly area_km2: string;
}

/** A commune, ward or special zone with where it comes from. */
export interface Commune {
  /** Five digits, of the General Statistics Office. */
  readonly code: string;
  readonly fullName: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly origin: UnitOrigin;
  /** Square kilometres, as printed; null where the list leaves it out. */
  readonly areaKm2: number | null;
}

export type CommuneFault =
  | 'code-malformed'
  | 'kind-unknown'
  | 'full-name-differs'
  | 'area-malformed'
  | `merged-from-${FormerUnitFault}`;

/** Reads one row; the reason names the first thing that is wrong with it. */
export function parseCommuneRow(row: CommuneRow): Parsed<Commune, CommuneFault> {
  const code = row.code.trim();
  const fullName = tidy(row.full_name);
  const name = tidy(row.name);
  const type = tidy(row.type);
  const area = row.area_km2.trim();
  if (!/^\d{5}$/.test(code)) return refused('code-malformed', { text: row.code });
  const kind = unitKindOfName(type);
  if (kind !== 'xa' && kind !== 'phuong' && kind !== 'dac-khu')
    return refused('kind-unknown', { text: row.type });
  if (name === '' || fullName !== `${type} ${name}`)
    return refused('full-name-differs', { text: row.full_name });
  if (!/^(?:\d{1,6}(?:\.\d{1,4})?)?$/.test(area)) return refused('area-malformed', { text: row.area_km2 });
  const origin = parseUnitOrigin(row.merged_from);
  if (!origin.ok) return refused(`merged-from-${origin.reason.code}`, origin.reason.params);
  return accepted({
    code,
    fullName,
    name,
    kind,
    origin: origin.value,
    areaKm2: area === '' ? null : Number(area),
  });
}

/** A unit that ended, with every new unit that names it; more than one means that it was split. */
export interface FormerUnit {
  readonly kind: FormerUnitMention['kind'];
  readonly fullName: string;
  readonly name: string;
  readonly district: string | null;
  readonly successors: readonly { readonly code: string; readonly mention: FormerUnitMention }[];
}

/**
 * Gathers the mentions of all rows into former units, in order of first mention. Two mentions are the same unit when
 * full name and stated district agree; the list states the district exactly where a name alone would be ambiguous.
 */
export function collectFormerUnits(communes: readonly Commune[]): readonly FormerUnit[] {
  const units = new Map<string, FormerUnit>();
  for (const { code, origin } of communes) {
    for (const mention of origin.kind === 'merged' ? origin.from : []) {
      const { kind, fullName, name, district } = mention;
      const key = `${fullName}|${district ?? ''}`;
      const successors = [...(units.get(key)?.successors ?? []), { code, mention }];
      units.set(key, { kind, fullName, name, district, successors });
    }
  }
  return [...units.values()];
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
