import type { CivilDate, Validity } from '@namkhong/domain';

/** A place where people are served, or one of its counters. */
export interface ServicePointState extends Validity {
  readonly servicePointId: string;
  /** 1–35 characters, unique in the installation; what a rating names. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'point' | 'counter';
  /** The place a counter belongs to. */
  readonly pointId: string | null;
  /** Whose it is from a day on, earliest first; never empty. */
  readonly units: readonly UnitSince[];
  readonly illustrative: boolean;
}

export interface UnitSince {
  /** Null where that is as old as the service point. */
  readonly since: CivilDate | null;
  readonly unitId: string;
}

/** Whose it is and was, from when until when. */
export function unitPeriods(
  point: Pick<ServicePointState, 'units' | 'validFrom' | 'validTo'>,
): (Validity & { unitId: string })[] {
  return point.units.map(({ since, unitId }, index) => ({
    unitId,
    validFrom: since ?? point.validFrom,
    validTo: point.units[index + 1]?.since ?? point.validTo,
  }));
}
