import { naturalLogarithm } from './elementary.js';

/** Slack k and decision interval h for z-scores: a false alarm once in 931 points on either side, 1σ found after 10.4. */
export const CUSUM_DEFAULTS = { slack: 0.5, decision: 5 } as const;

/** What has gathered on either side; beyond the decision interval somebody should look. */
export interface CusumPoint {
  /** Never negative. */
  readonly above: number;
  /** Never positive. */
  readonly below: number;
}

/**
 * Tabular CUSUM of z-scores (Page 1954): above = max(0, above + z − k), below = min(0, below + z + k), from 0. Floats, for
 * monitoring inside the administration. Throws RangeError on a negative slack.
 */
export function cusum(z: readonly number[], slack: number = CUSUM_DEFAULTS.slack): CusumPoint[] {
  if (!(slack >= 0)) throw new RangeError('the slack cannot be negative');
  let [above, below] = [0, 0];
  return z.map((each) => {
    above = Math.max(0, above + each - slack);
    below = Math.min(0, below + each + slack);
    return { above, below };
  });
}

/** What one dossier adds to a Bernoulli CUSUM. */
export interface LatenessWeights {
  /** ln(p1/p0) */
  readonly late: number;
  /** ln((1−p1)/(1−p0)) */
  readonly onTime: number;
}

/**
 * The log-likelihood ratios by which a share of late dossiers of p1 is told from the usual p0 (Reynolds & Stoumbos 1999).
 * Throws RangeError unless both lie strictly between 0 and 1 and differ.
 */
export function latenessWeights(p0: number, p1: number): LatenessWeights {
  const inside = (p: number) => p > 0 && p < 1;
  if (!inside(p0) || !inside(p1) || p0 === p1)
    throw new RangeError('needs two shares strictly between 0 and 1');
  return { late: naturalLogarithm(p1 / p0), onTime: naturalLogarithm((1 - p1) / (1 - p0)) };
}

/** Bernoulli CUSUM of dossiers in the order they were closed: max(0, sum + weight), from 0; late ones are true. */
export function latenessCusum(late: readonly boolean[], weights: LatenessWeights): number[] {
  let sum = 0;
  return late.map((each) => (sum = Math.max(0, sum + (each ? weights.late : weights.onTime))));
}
