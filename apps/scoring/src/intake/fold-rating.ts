import type { DataOf, ratingCastV1 } from '@namkhong/contracts';
import { monthOf } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { CellDeltas, CellKey } from './cell-deltas.js';

export type Rating = DataOf<typeof ratingCastV1>;

/** The criteria of a version in their order; all that the fold needs of it. */
export type FoldedSet = Pick<CriteriaSetVersion, 'criteria'>;

export type RatingFold =
  | { readonly kind: 'folded'; readonly levels: readonly number[]; readonly deltas: CellDeltas }
  | { readonly kind: 'refused'; readonly code: 'criterion-unknown'; readonly criteria: readonly string[] };

/**
 * What one rating adds to the cells of its unit and, where there is one, of its official; all of it, or nothing when
 * it answers a criterion that its version does not have. `levels` are the answers in the order of the set, 0 for none.
 */
export function foldRating(rating: Rating, set: FoldedSet): RatingFold {
  const asked = new Set(set.criteria.map(({ code }) => code));
  const criteria = Object.keys(rating.levels).filter((code) => !asked.has(code));
  if (criteria.length > 0) return { kind: 'refused', code: 'criterion-unknown', criteria };
  const levels = set.criteria.map(({ code }) => rating.levels[code] ?? 0);
  const day = { day: rating.day, rated: 1, ...scoreOf(levels, set) };
  const month = {
    month: `${monthOf(rating.day)}-01`,
    stratum: stratumOf(rating),
    rated: 1,
    histograms: levels.flatMap((level) => [1, 2, 3, 4, 5].map((each) => (each === level ? 1 : 0))),
    crosses: crossesOf(levels),
    illustrative: rating.illustrative,
  };
  const keys = subjectsOf(rating);
  return {
    kind: 'folded',
    levels,
    deltas: {
      days: keys.map((key) => ({ ...key, ...day })),
      months: keys.map((key) => ({ ...key, ...month })),
    },
  };
}

/** What was asked for and how it ended: officials who lawfully refuse must not be compared with those who approve. */
export function stratumOf(service: { procedureGroup: string; outcome: string | null }): string {
  return `${service.procedureGroup}/${service.outcome ?? 'unknown'}`;
}

function subjectsOf(rating: Rating): CellKey[] {
  const { setCode, setVersion, assurance, channel } = rating;
  const rest = { setCode, setVersion, assurance, channel };
  const unit: CellKey = { subjectKind: 'unit', subjectId: rating.unitId, ...rest };
  if (rating.officialId === null) return [unit];
  return [unit, { subjectKind: 'official', subjectId: rating.officialId, ...rest }];
}

function scoreOf(levels: readonly number[], { criteria }: FoldedSet) {
  if (levels.includes(0)) return { straightLined: 0, complete: 0, scoreSum: 0, scoreSquares: 0 };
  const score = criteria.reduce((sum, { weight }, index) => sum + weight * ((levels[index] ?? 1) - 1), 0);
  const straight = levels.length > 1 && levels.every((level) => level === levels[0]);
  return { straightLined: straight ? 1 : 0, complete: 1, scoreSum: score, scoreSquares: score * score };
}

/** Codes are level − 1; a pair with an answer missing adds nothing. */
function crossesOf(levels: readonly number[]): number[] {
  return levels.flatMap((one, index) =>
    levels.slice(index + 1).flatMap((other) => {
      if (one === 0 || other === 0) return [0, 0, 0, 0];
      return [1, one - 1, other - 1, (one - 1) * (other - 1)];
    }),
  );
}
