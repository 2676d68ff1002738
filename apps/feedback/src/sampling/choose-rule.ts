import type { CivilDate } from '@namkhong/domain';
import { EVERYBODY } from './draw.js';

export interface SamplingRule {
  readonly ruleId: string;
  readonly unitId: string | null;
  readonly officialId: string | null;
  /** Hundredths of a percent. */
  readonly share: number;
  readonly validFrom: CivilDate;
  readonly basis: string;
}

/** Whom a dossier is about: the official, and the unit with those above it, nearest first. */
export interface Served {
  readonly officialId: string | null;
  readonly unitIds: readonly string[];
}

/**
 * The share that is drawn on the day: by the rule of the official, else of the nearest unit, else of the organisation, of
 * several the one that began last; everybody where there is none.
 */
export function shareOf(
  rules: readonly SamplingRule[],
  { officialId, unitIds }: Served,
  day: CivilDate,
): number {
  const inForce = rules.filter((rule) => rule.validFrom <= day);
  const places = [
    (rule: SamplingRule) =>
      rule.officialId !== null && rule.officialId === officialId && rule.unitId === unitIds[0],
    ...unitIds.map((unitId) => (rule: SamplingRule) => rule.officialId === null && rule.unitId === unitId),
    (rule: SamplingRule) => rule.officialId === null && rule.unitId === null,
  ];
  for (const isOf of places) {
    const latest = inForce.filter(isOf).reduce<SamplingRule | undefined>((best, rule) => {
      return best && best.validFrom > rule.validFrom ? best : rule;
    }, undefined);
    if (latest) return latest.share;
  }
  return EVERYBODY;
}
