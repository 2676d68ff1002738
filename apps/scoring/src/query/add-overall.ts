import type { IndexRow } from '@namkhong/contracts/http/scoring-query';
import { overallIndex, rational, toDecimal, type OverallWeights, type Rational } from '@namkhong/domain';
import { exactScore, hasFigures, type AnsweredRow, type RowShare } from './answer-query.js';

/** What a row's figure is made of beside its ratings, exact; null where it may not be told. */
export interface BesideRatings {
  readonly onTime: Rational | null;
  readonly integrity: Rational | null;
}

/** Adds the overall index I to rows of single units; ballots alone enter it. */
export function addOverall(rows: readonly AnsweredRow[], beside: readonly BesideRatings[]): void {
  rows.forEach(({ row, shares }, index) => {
    const { onTime = null, integrity = null } = beside[index] ?? {};
    const rating = row.assurance === 'ballot' ? ratingOf(shares) : null;
    const weights = weightsOf(shares);
    row.overall =
      rating && onTime && integrity && weights ? print({ rating, onTime, integrity }, weights) : null;
  });
}

function ratingOf(shares: readonly RowShare[]): Rational | null {
  if (shares.length === 0) return null;
  const score = exactScore(shares);
  return hasFigures(score) ? score.linear.value : null;
}

/** Those of the versions in the row; null where they differ, as dossiers and findings belong to no version. */
function weightsOf(shares: readonly RowShare[]): OverallWeights | null {
  const [first, ...others] = shares.map(({ sums }) => sums.table.set.overallWeights);
  if (!first) return null;
  const isSame = ({ rating, onTime, integrity }: OverallWeights) =>
    rating === first.rating && onTime === first.onTime && integrity === first.integrity;
  return others.every(isSame) ? first : null;
}

function print(
  components: Parameters<typeof overallIndex>[0],
  weights: OverallWeights,
): NonNullable<IndexRow['overall']> {
  const { index, contributionsCenti } = overallIndex(components, weights);
  const points = (centi: bigint) => toDecimal(rational(centi, 100n), 2);
  return {
    value: toDecimal(index, 2),
    rating: points(contributionsCenti.rating),
    onTime: points(contributionsCenti.onTime),
    integrity: points(contributionsCenti.integrity),
  };
}
