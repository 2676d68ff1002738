import type { SubjectKind } from '../low-rule/evidence.js';

/** A version of a criteria set as far as figures are computed with it. */
export interface ManifestSet {
  readonly version: number;
  readonly criteria: readonly {
    readonly code: string;
    readonly weight: number;
    /** In an official's own record, where it differs; 0 for what the official cannot change. */
    readonly officialWeight?: number | undefined;
  }[];
}

/** A criterion that a subject is judged by, and where its counts stand in the version's order. */
export interface WeighedCriterion {
  readonly code: string;
  /** Basis points. */
  readonly weight: number;
  readonly index: number;
}

/** The criteria of a kind of subject with their weights; those that weigh nothing are left out. */
export function criteriaFor(kind: SubjectKind, { criteria }: ManifestSet): WeighedCriterion[] {
  return criteria
    .map(({ code, weight, officialWeight }, index) => ({
      code,
      weight: kind === 'official' ? (officialWeight ?? weight) : weight,
      index,
    }))
    .filter(({ weight }) => weight > 0);
}

/** The four integers of each pair of the chosen criteria, in their order, out of those of all pairs. */
export function crossesOf(
  crosses: readonly bigint[],
  chosen: readonly WeighedCriterion[],
  all: number,
): bigint[] {
  return chosen.flatMap(({ index: a }, at) =>
    chosen.slice(at + 1).flatMap(({ index: b }) => {
      // Pairs before those of a: (all − 1) + (all − 2) + … down to a's predecessors.
      const pair = a * all - (a * (a + 1)) / 2 + (b - a - 1);
      return crosses.slice(4 * pair, 4 * pair + 4);
    }),
  );
}
