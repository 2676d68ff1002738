import type { CivilDate } from '@namkhong/domain';

/**
 * The version in force on a day: the one that took effect last. Undefined before the first. Versions of a set take
 * effect on different days, each later than the one before.
 */
export function versionInForce<Version extends { readonly effectiveFrom: CivilDate }>(
  versions: readonly Version[],
  day: CivilDate,
): Version | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    .at(-1);
}
