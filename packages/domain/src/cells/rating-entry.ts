import type { CivilDate } from '../calendar/civil-date.js';

/** The criteria of a version in their order; all that folding needs of it. */
export interface FoldedSet {
  readonly criteria: readonly {
    readonly code: string;
    /** Basis points; of a set they sum to 10000. */
    readonly weight: number;
    /** The same in an official's own record, where it differs. */
    readonly officialWeight?: number | undefined;
  }[];
}

/** One rating as it enters the cells, its answers in the order of its version. */
export interface RatingEntry {
  readonly unitId: string;
  readonly officialId: string | null;
  readonly day: CivilDate;
  readonly setCode: string;
  readonly setVersion: number;
  readonly assurance: 'ballot' | 'open';
  readonly channel: string;
  readonly stratum: string;
  /** 1–5 for each criterion of the set, 0 for no answer. */
  readonly levels: readonly number[];
  readonly illustrative: boolean;
}

/** A rating as it was submitted. */
export type SubmittedRating = Omit<RatingEntry, 'levels' | 'stratum'> & {
  readonly procedureGroup: string;
  readonly outcome: string | null;
  /** Levels 1–5 by criterion code. */
  readonly levels: Readonly<Record<string, number>>;
};

export type EntryResult = { readonly kind: 'entry'; readonly entry: RatingEntry } | CriterionUnknown;

/** Something was answered that the version does not ask: nothing of it may be folded. */
export interface CriterionUnknown {
  readonly kind: 'refused';
  readonly code: 'criterion-unknown';
  readonly criteria: readonly string[];
}

/** Puts the answers into the order of the set; all of a rating or nothing, where it answers what was not asked. */
export function entryOf(rating: SubmittedRating, set: FoldedSet): EntryResult {
  const criteria = unaskedOf(Object.keys(rating.levels), set);
  if (criteria.length > 0) return { kind: 'refused', code: 'criterion-unknown', criteria };
  const { unitId, officialId, day, setCode, setVersion, assurance, channel, illustrative } = rating;
  const levels = set.criteria.map(({ code }) =>
    Object.hasOwn(rating.levels, code) ? (rating.levels[code] ?? 0) : 0,
  );
  const stratum = stratumOf(rating);
  return {
    kind: 'entry',
    entry: {
      unitId,
      officialId,
      day,
      setCode,
      setVersion,
      assurance,
      channel,
      illustrative,
      levels,
      stratum,
    },
  };
}

/** What was asked for and how it ended: officials who lawfully refuse must not be compared with those who approve. */
export function stratumOf(service: {
  readonly procedureGroup: string;
  readonly outcome: string | null;
}): string {
  return `${service.procedureGroup}/${service.outcome ?? 'unknown'}`;
}

/** Those of the codes that the set does not ask. */
export function unaskedOf(codes: readonly string[], { criteria }: FoldedSet): string[] {
  return codes.filter((code) => !criteria.some((criterion) => criterion.code === code));
}
