import type { Outcome } from '@namkhong/contracts';
import type { closedDossier } from '@namkhong/contracts/http/feedback';
import { addDays, parseDossierCode, type CivilDate } from '@namkhong/domain';
import type { z } from 'zod';
import type { Directory } from '../directory/directory.reader.js';
import { readMobile } from './read-mobile.js';
import type { ServiceCount } from './service-counts.repository.js';

export type ClosedDossier = z.output<typeof closedDossier>;

/** A dossier whose unit and official were found as they were on the day it was closed. */
export interface Dossier {
  /** The mã hồ sơ in one spelling: top level first, `H12.05.00.000-2026-01-15-0042`. */
  readonly dossierCode: string;
  readonly unitId: string;
  readonly officialId: string | null;
  readonly servicePoint: string | null;
  readonly procedureGroup: string;
  readonly outcome: Outcome;
  readonly closedOn: CivilDate;
  readonly onTime: boolean;
  readonly phone: ClosedDossier['phone'];
  readonly illustrative: boolean;
}

/** Days after closing for which a dossier is kept; an older one is refused, as it may have counted before it was forgotten. */
export const DAYS_OF_DOSSIERS = 730;

export type DossierRefusal =
  | 'dossier-code-invalid'
  | 'dossier-closed-in-future'
  | 'dossier-closed-before-received'
  | 'dossier-closed-long-ago'
  | 'dossier-differs'
  | 'unit-unknown'
  | 'unit-not-in-force'
  | 'official-unknown'
  | 'official-not-in-unit';

/** The dossier as it concerns us, or why the line is refused. */
export function acceptDossier(
  line: ClosedDossier,
  directory: Directory,
  today: CivilDate,
): Dossier | DossierRefusal {
  const code = canonicalDossierCode(line.dossierCode);
  if (!code) return 'dossier-code-invalid';
  if (line.closedOn > today) return 'dossier-closed-in-future';
  if (line.closedOn < code.receivedOn) return 'dossier-closed-before-received';
  const unit = directory.unitOn(line.unitCode, line.closedOn);
  if (typeof unit === 'string') return unit;
  const post =
    line.officialCode === null ? null : directory.postOn(line.officialCode, unit.unitId, line.closedOn);
  if (typeof post === 'string') return post;
  const illustrative = unit.illustrative || (post?.illustrative ?? false);
  if (!illustrative && line.closedOn < addDays(today, -DAYS_OF_DOSSIERS)) return 'dossier-closed-long-ago';
  return {
    dossierCode: code.text,
    unitId: unit.unitId,
    officialId: post?.officialId ?? null,
    servicePoint: line.servicePoint,
    procedureGroup: line.procedureGroup,
    outcome: line.outcome,
    closedOn: line.closedOn,
    onTime: line.onTime,
    phone: readMobile(line).phone,
    illustrative,
  };
}

/** One spelling for the two orders in which a unit code may be written; undefined when it is no mã hồ sơ. */
export function canonicalDossierCode(
  written: string,
): { readonly text: string; readonly receivedOn: CivilDate } | undefined {
  const parsed = parseDossierCode(written);
  if (!parsed.ok) return undefined;
  const { unitCode, receivedOn, sequence } = parsed.value;
  return { text: `${unitCode}-${receivedOn}-${String(sequence).padStart(4, '0')}`, receivedOn };
}

/** Whether the feed says of a dossier what it said before. */
export function saysTheSame(known: Dossier, repeated: Dossier): boolean {
  return (Object.keys(known) as (keyof Dossier)[]).every((field) => known[field] === repeated[field]);
}

/**
 * What the dossiers add to the counts per unit, official, procedure group, outcome and day. Numbers that are missing or
 * invalid count whether or not the lot fell on the dossier; invited is who was drawn and can be reached.
 */
export function countServices(
  dossiers: readonly Dossier[],
  isDrawn: (dossier: Dossier) => boolean = () => true,
): ServiceCount[] {
  const groups = Map.groupBy(dossiers, (dossier) =>
    [dossier.unitId, dossier.officialId, dossier.procedureGroup, dossier.outcome, dossier.closedOn].join(' '),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const count = (holds: (dossier: Dossier) => boolean) => group.filter(holds).length;
    const { unitId, officialId, procedureGroup, outcome, closedOn } = first;
    return {
      unitId,
      officialId,
      procedureGroup,
      outcome,
      day: closedOn,
      closed: group.length,
      invited: count((dossier) => dossier.phone === 'valid' && isDrawn(dossier)),
      onTime: count((dossier) => dossier.onTime),
      missingPhone: count((dossier) => dossier.phone === 'missing'),
      invalidPhone: count((dossier) => dossier.phone === 'invalid'),
    };
  });
}
