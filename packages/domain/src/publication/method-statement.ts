import { FIGURE_FROM, INTERVAL_FROM, RATED_FROM } from '../figures/compose-score.js';
import { MINIMUM_COMPLETE_PERCENT } from '../low-rule/evidence.js';
import { MINIMUM_ANSWERS_PER_CRITERION } from '../satisfaction-index/composite.js';
import { FULL_SCORE } from '../satisfaction-index/day-sums.js';
import {
  NORMAL_QUANTILES,
  STUDENT_LARGE_DF,
  STUDENT_QUANTILES,
} from '../satisfaction-index/quantile-table.js';
import { toFraction } from '../satisfaction-index/rational.js';
import { DISPERSION_PRIOR } from '../satisfaction-index/score-interval.js';
import { PRIVACY_FLOOR } from '../suppression/blocks.js';
import type { CanonicalValue } from '../satisfaction-index/canonical-json.js';
import { OFFICIAL_FROM, REPRESENTATIVE_FROM_PERCENT } from './subject-outputs.js';

/**
 * What figures are computed by, in words that are hashed into every manifest. Whoever changes a formula changes its
 * sentence here, so that no manifest can be taken for one of another method.
 */
const FORMULAS = {
  method: 'namkhong-index 1',
  criterion: 'm = 25 S/n with codes 0 to 4 of the levels 1 to 5; rounded half up, once',
  composite: 'R = sum of w m / 10000; none where a criterion has too few answers',
  topTwoBox: '100 (c4 + c5)/n; of several criteria by their weights, with the interval of Wilson',
  parts: 'contribution w m / 10000, lost w (100 - m) / 10000; largest remainders to 100.00, ties by order',
  variance:
    'V = max(V0, V1), df = D - 1, from ten days on; else V0, df = n - 1; cross sums below the complete share',
  interval: 'n (u - mu)^2 = q^2 phi mu (1 - mu); phi drawn to the prior; bounds rounded outwards',
  versions: 'sum of n_v / n I_v, without an interval',
  bothWays: 'R of the ratings that count and of those set aside, from ten of the latter',
} as const;

/** The formulas, the numbers in them and the quantile table, each as a value with one canonical text. */
export function methodStatement(): Record<'formulas' | 'parameters' | 'quantiles', CanonicalValue> {
  return {
    formulas: FORMULAS,
    parameters: {
      privacyFloor: String(PRIVACY_FLOOR),
      figureFrom: String(FIGURE_FROM),
      officialFrom: String(OFFICIAL_FROM),
      intervalFrom: String(INTERVAL_FROM),
      ratedFrom: String(RATED_FROM),
      answersPerCriterion: String(MINIMUM_ANSWERS_PER_CRITERION),
      completePercent: MINIMUM_COMPLETE_PERCENT,
      representativeFromPercent: String(REPRESENTATIVE_FROM_PERCENT),
      fullScore: String(FULL_SCORE),
      dispersionPooled: toFraction(DISPERSION_PRIOR.pooled),
      dispersionWeight: String(DISPERSION_PRIOR.weight),
    },
    quantiles: { normal: NORMAL_QUANTILES, student: STUDENT_QUANTILES, studentLargeDf: STUDENT_LARGE_DF },
  };
}
