import type { SandboxResult } from '@namkhong/contracts/http/scoring-query';
import {
  compare,
  composeSums,
  EMPTY_DAY_SUMS,
  parseRational,
  printScore,
  type Score,
} from '@namkhong/domain';
import type { AnsweredRow } from './answer-query.js';
import { exactSums } from './exact-sums.js';

type SandboxRow = SandboxResult['rows'][number];

/**
 * The rows by other weights, from the same released cells. The sums over days hold the published weights within them, so
 * the interval comes from the cross sums of the criteria, which know none. Rows of several versions are insufficient.
 *
 * @param weights ten-thousandths by code, 10,000 together
 */
export function reweighRows(
  rows: readonly AnsweredRow[],
  weights: Readonly<Record<string, number>>,
  threshold: number | null,
): SandboxRow[] {
  const bound = threshold === null ? null : parseRational(threshold.toFixed(6));
  return rows.map(({ row, shares }): SandboxRow => {
    const { period, unitId, assurance, channel, methodVersions } = row;
    const [share, ...others] = shares;
    const score: Score =
      !share || others.length > 0 ? { status: 'suppressed' } : reweighed(share.sums, share.row, weights);
    const printed = printScore(score);
    const upper = 'linear' in score ? (score.linear.bounds?.upper ?? null) : null;
    return {
      period,
      unitId,
      assurance,
      channel,
      methodVersions,
      status: statusOf(score, others.length > 0),
      n: row.n,
      linear: printed.linear,
      linearInterval: printed.linearInterval,
      published: row.linear,
      belowThreshold: bound === null || upper === null ? null : compare(upper, bound) < 0,
    };
  });
}

function reweighed(
  sums: Parameters<typeof exactSums>[0],
  row: number,
  weights: Readonly<Record<string, number>>,
): Score {
  const exact = exactSums(sums, row);
  const kept = exact.counts
    .map(({ code }, index) => ({ code, index }))
    .filter(({ code }) => Object.hasOwn(weights, code));
  const counts = kept.flatMap(({ code, index }) => {
    const found = exact.counts[index];
    return found ? [{ ...found, weight: weights[code] ?? 0 }] : [];
  });
  const crosses = crossesAmong(
    exact.crosses,
    exact.counts.length,
    kept.map(({ index }) => index),
  );
  return composeSums({ rated: exact.rated, counts, days: EMPTY_DAY_SUMS, crosses });
}

/** The cross sums of the pairs among some criteria, in their order. */
function crossesAmong(crosses: readonly bigint[], criteria: number, kept: readonly number[]): bigint[] {
  let pair = 0;
  const among: bigint[] = [];
  for (let a = 0; a < criteria; a += 1) {
    for (let b = a + 1; b < criteria; b += 1) {
      if (kept.includes(a) && kept.includes(b)) among.push(...crosses.slice(4 * pair, 4 * pair + 4));
      pair += 1;
    }
  }
  return among;
}

function statusOf(score: Score, mixed: boolean): SandboxRow['status'] {
  if (mixed || score.status === 'insufficient') return 'insufficient';
  return score.status === 'suppressed' ? 'suppressed' : 'computed';
}
