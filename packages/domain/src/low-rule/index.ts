export { type LowCondition, type LowConditionId } from './condition.js';
export { decideLow, type LowDecision, type LowRuleInput } from './decide-low.js';
export { describeFlag } from './describe-flag.js';
export {
  DEFAULT_LOW_RULE_PARAMETERS,
  MINIMUM_COMPLETE_PERCENT,
  type ChannelShares,
  type ChannelSubmissions,
  type LowRuleParameters,
  type QuarterEvidence,
  type RatedSubject,
  type SubjectKind,
  type UndecidedMatter,
} from './evidence.js';
export { explainScores } from './explain-scores.js';
export { compareLevel, mayBeLow, summariseSubject, type SubjectSummary } from './level-context.js';
export { explainLowRuleReason, lowRuleReasons, type LowRuleReasonCode } from './reasons.js';
export { type QuarterRobustness } from './robustness.js';
export { moreSensitive, sensitivityOf, type Sensitivity } from './sensitivity.js';
export { stratumSums } from './stratum-sums.js';
export { testBelow, testQuarter, type QuarterTest, type ScoreTest } from './test-quarter.js';
