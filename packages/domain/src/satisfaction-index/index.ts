export { adjustForFalseDiscovery } from './benjamini-hochberg.js';
export { adjustUnderAnyDependence } from './benjamini-yekutieli.js';
export { canonicalJson, type CanonicalValue } from './canonical-json.js';
export { adjustForCaseMix, othersMeans, type MeanSums } from './case-mix.js';
export {
  MINIMUM_ANSWERS_PER_CRITERION,
  compositeScore,
  publishedParts,
  type CompositeScore,
  type CriterionCounts,
  type CriterionPart,
  type PublishedPart,
} from './composite.js';
export {
  cauchySchwarzVariance,
  compositeVariance,
  unrelatedVariance,
  type CompositeVariance,
  type CrossSums,
} from './composite-variance.js';
export { binomialUpperTail, negativeBinomialUpperTail, poissonUpperTail } from './count-tails.js';
export {
  CUSUM_DEFAULTS,
  cusum,
  latenessCusum,
  latenessWeights,
  type CusumPoint,
  type LatenessWeights,
} from './cusum.js';
export { estimateOfDays } from './day-estimate.js';
export {
  betweenDayVariance,
  dayRobustVariance,
  independentMeanVariance,
  meanUnitScore,
  type MeanVariance,
} from './day-robust-variance.js';
export {
  EMPTY_DAY_SUMS,
  FULL_SCORE,
  mergeDaySums,
  sumDays,
  type DaySums,
  type DayTotal,
} from './day-sums.js';
export {
  HALF_LIFE_DAYS,
  OLDEST_AGE_DAYS,
  computeDecayWeight,
  decayWeight,
  decayedScore,
  type AgedCounts,
  type DecayedScore,
} from './decay.js';
export { diversityOf, type Diversity } from './diversity.js';
export { E_VALUE_REQUIRED, dayWiseEValue } from './e-value.js';
export { exponential, logGamma, naturalLogarithm } from './elementary.js';
export {
  EWMA_DEFAULTS,
  EWMA_OF_Z,
  ewma,
  ewmaAsymptoticHalfWidth,
  type EwmaPoint,
  type EwmaSettings,
} from './ewma.js';
export { WINSORISED_SHARE, funnel, funnelLimits, type Funnel, type FunnelUnit } from './funnel.js';
export {
  EMPTY_HISTOGRAM,
  answers,
  codeSquareSum,
  codeSum,
  histogramOf,
  histogramOfLevel,
  mergeHistograms,
  subtractHistogram,
  type Histogram,
} from './histogram.js';
export { klUpperBound } from './kl-bound.js';
export { apportion } from './largest-remainder.js';
export { linearScore } from './linear-score.js';
export { normalCdf, normalQuantileByBisection, normalUpperTail } from './normal-distribution.js';
export {
  DEFAULT_OVERALL_WEIGHTS,
  DEFAULT_VIOLATION_POINTS,
  integrityScore,
  onTimeScore,
  overallIndex,
  violationPoints,
  type OverallComponents,
  type OverallWeights,
  type Severity,
  type SeverityCounts,
} from './overall-index.js';
export {
  MINIMUM_PER_STRATUM,
  postStratify,
  type PostStratified,
  type Stratum,
} from './post-stratification.js';
export { publishedInterval, type PublishedInterval } from './published-interval.js';
export { normalQuantile, studentQuantile, type NormalLevel, type StudentLevel } from './quantiles.js';
export { RANK_ALPHA, expectedRanks, rankIntervals, type RankInterval, type RankedScore } from './ranks.js';
export {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  maximum,
  minimum,
  multiply,
  parseRational,
  rational,
  subtract,
  sum,
  toDecimal,
  toFloat,
  toFraction,
  toScaledInteger,
  type Rational,
  type Rounding,
} from './rational.js';
export {
  DISPERSION_PRIOR,
  dispersion,
  publishedBounds,
  scoreInterval,
  type DispersionPrior,
  type MeanEstimate,
  type ScoreInterval,
} from './score-interval.js';
export { NO_SCORES, mergeScoreSums, scoreSumsOf, subtractScoreSums, type ScoreSums } from './score-sums.js';
export { MINIMUM_PEERS, shrinkScores, type Shrinkage, type ShrunkScore } from './shrinkage.js';
export { integerSquareRoot, squareRootUp } from './square-root.js';
export { dayTotalOf, submissionScore } from './submission-score.js';
export { roundUpToMillionths, studentQuantileByBisection, studentUpperTail } from './t-distribution.js';
export { tInterval } from './t-interval.js';
export { topTwoBox, topTwoCount } from './top-two-box.js';
export { independentVariance, unitVariance } from './variance.js';
export { scoreAcrossVersions, type VersionScore } from './version-mix.js';
export {
  WHOLE,
  assertSoundWeights,
  findWeightFaults,
  type CriterionWeight,
  type WeightFault,
} from './weights.js';
export {
  changeBetweenWindows,
  changeByCriterion,
  twoSidedMillionths,
  type CriterionChange,
  type SplitChange,
  type WindowChange,
  type WindowMean,
} from './window-change.js';
export { wilsonInterval } from './wilson.js';
