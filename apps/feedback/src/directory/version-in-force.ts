import type { CivilDate } from '@namkhong/domain';

/** A numbered version that takes effect on a day. */
export interface DatedVersion {
  readonly version: number;
  readonly effectiveFrom: CivilDate;
}

/**
 * The version that applies on a day: the one that took effect last, the higher number where two did on the same
 * day; undefined before the first.
 */
export function versionInForce<Version extends DatedVersion>(
  versions: readonly Version[],
  day: CivilDate,
): Version | undefined {
  return versions
    .filter((candidate) => candidate.effectiveFrom <= day)
    .reduce<Version | undefined>((best, next) => (best && supersedes(best, next) ? best : next), undefined);
}

function supersedes(a: DatedVersion, b: DatedVersion): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.version > b.version : a.effectiveFrom > b.effectiveFrom;
}
