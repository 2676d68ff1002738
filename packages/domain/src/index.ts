export { addCalendarMonths } from './calendar/add-calendar-months.js';
export {
  addDays,
  compareCivilDates,
  daysBetween,
  localDate,
  parseCivilDate,
  type CivilDate,
} from './calendar/civil-date.js';
export {
  addMonths,
  monthOf,
  nextQuarter,
  previousQuarter,
  quarterDays,
  quarterOf,
  type Month,
  type Quarter,
} from './calendar/period.js';
export {
  calendarFaults,
  findCalendarFaults,
  type CalendarFault,
  type CalendarFaultCode,
  type CalendarVersion,
} from './calendar/calendar-version.js';
export {
  deadlineOf,
  deadlinePointOf,
  type DeadlinePoint,
  type DeadlineRule,
} from './calendar/deadline-rule.js';
export { nationalCalendar, nationalCalendarVersions } from './calendar/national-calendar.js';
export { DayOutsideCalendarError, WorkingCalendar, type Pause } from './calendar/working-calendar.js';
export { addWorkingDays, isWorkingDay } from './calendar/working-days.js';
export {
  DAYS_IN_CELL,
  addContents,
  answersAt,
  completeIn,
  daySumsOf,
  emptyContent,
  histogramAt,
  type CellContent,
} from './cells/cell-content.js';
export {
  NO_DELTAS,
  mergeDeltas,
  negateDeltas,
  type CellDeltas,
  type CellKey,
  type DayDelta,
  type MonthDelta,
} from './cells/cell-deltas.js';
export { CellSums, foldEntry } from './cells/cell-sums.js';
export { contentOfDeltas } from './cells/content-of-deltas.js';
export { foldTally, type CountedMonth, type TallyFold } from './cells/fold-tally.js';
export {
  entryOf,
  stratumOf,
  type FoldedSet,
  type RatingEntry,
  type SubmittedRating,
} from './cells/rating-entry.js';
export {
  decideTransition,
  documentActions,
  documentStates,
  documentTransitions,
  isInForce,
  registeredStates,
  type DocumentAction,
  type DocumentState,
  type TransitionFault,
} from './documents/document-lifecycle.js';
export {
  documentUrgencies,
  isSecret,
  secrecyLevels,
  signingCapacities,
  type DocumentUrgency,
  type SecrecyLevel,
  type SigningCapacity,
} from './documents/document-marks.js';
export {
  parseDocumentNumber,
  type DocumentNumber,
  type DocumentNumberFault,
} from './documents/document-number.js';
export type { NumberPart } from './documents/malformed-part.js';
export {
  documentTypes,
  findDocumentType,
  typeOfNumber,
  type DocumentType,
} from './documents/document-type.js';
export { parseDossierCode, type DossierCode, type DossierCodeFault } from './documents/dossier-code.js';
export {
  formatNumber,
  isWritableSymbol,
  nextNumber,
  numberingPeriod,
  termBegins,
  termOn,
  termPeriod,
  type CommitteeTerm,
  type NumberedDocument,
  type NumberParts,
  type PeriodFault,
} from './documents/numbering.js';
export {
  composeScore,
  composeSums,
  countsOf,
  FIGURE_FROM,
  INTERVAL_FROM,
  printMeasure,
  RATED_FROM,
  type FigureSums,
  type Measure,
  type Score,
} from './figures/compose-score.js';
export {
  faultsOfAnswers,
  faultsOfForm,
  questionsAsked,
  type AnswerFault,
  type ChoiceCondition,
  type FormFault,
  type FurtherAnswers,
  type FurtherOption,
  type FurtherQuestion,
  type LevelCondition,
} from './further-questions/further-form.js';
export { FourWayCounter, followUpRatios, type FollowUpRatios, type FourWay } from './follow-up/four-way.js';
export {
  isLate,
  selfClosedStanding,
  standings,
  verifiedStanding,
  type FollowedTask,
  type Standing,
} from './follow-up/standing.js';
export { printShare } from './figures/print-share.js';
export { printScore } from './figures/print-score.js';
export { sumByMonth } from './figures/sum-by-month.js';
export { contrastChannels, type ChannelContrast, type ChannelSums } from './forensics/contrast-channels.js';
export { detect, type ForensicFindings, type ForensicInput } from './forensics/detect.js';
export { detectRatings, type RatingFindings, type TracesToExamine } from './forensics/detect-ratings.js';
export {
  type Evidence,
  type ExcludedRating,
  type QuarantinedRating,
  type SubjectAlert,
} from './forensics/evidence.js';
export { FORENSIC_PARAMETERS, type ForensicParameters } from './forensics/parameters.js';
export { type RatingTrace, type ServedDay, type Turnout } from './forensics/rating-trace.js';
export { forensicRules, type ForensicRuleCode, type Indicator, type RuleEffect } from './forensics/rules.js';
export { type LowCondition, type LowConditionId } from './low-rule/condition.js';
export { decideLow, type LowDecision, type LowRuleInput } from './low-rule/decide-low.js';
export { describeFlag } from './low-rule/describe-flag.js';
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
} from './low-rule/evidence.js';
export { explainScores } from './low-rule/explain-scores.js';
export { compareLevel, mayBeLow, summariseSubject, type SubjectSummary } from './low-rule/level-context.js';
export { explainLowRuleReason, lowRuleReasons, type LowRuleReasonCode } from './low-rule/reasons.js';
export { type QuarterRobustness } from './low-rule/robustness.js';
export { moreSensitive, sensitivityOf, type Sensitivity } from './low-rule/sensitivity.js';
export { stratumSums } from './low-rule/stratum-sums.js';
export { testBelow, testQuarter, type QuarterTest, type ScoreTest } from './low-rule/test-quarter.js';
export {
  describeMethodChange,
  type MethodChange,
  type MethodChangeKind,
  type MethodVersion,
} from './methodology/describe-method-change.js';
export {
  collectFormerUnits,
  parseCommuneRow,
  type Commune,
  type CommuneFault,
  type CommuneRow,
  type FormerUnit,
} from './organisation/commune-list.js';
export {
  parseUnitOrigin,
  type FormerUnitFault,
  type FormerUnitMention,
  type StatedPart,
  type UnitOrigin,
} from './organisation/former-unit.js';
export { isInOwnLine, type ReviewerPlace } from './organisation/own-line.js';
export {
  isUnitKind,
  TWO_TIER_SINCE,
  unitKindOfName,
  unitKinds,
  type UnitKind,
  type UnitSide,
  type UnitTier,
} from './organisation/unit-kind.js';
export { UnitTree, type ParentEdge, type TreeUnit, type TreeView } from './organisation/unit-tree.js';
export { isValidOn, overlap, parseValidity, type Validity } from './organisation/validity.js';
export { accepted, refused, type Parsed, type Reason } from './parsed.js';
export {
  decidePermission,
  isAction,
  permissions,
  roles,
  type Action,
  type Grant,
  type GrantableRole,
  type PermissionDecision,
  type PermissionRefusal,
  type PermissionScope,
  type PermissionTarget,
  type Role,
  type TargetUnit,
} from './permissions.js';
export {
  AUDIT_BEGINNING,
  auditHash,
  AuditWalk,
  type AuditFault,
  type AuditLink,
  type AuditPosition,
} from './audit/audit-chain.js';
export { decimalTexts, type DecimalTexts } from './publication/decimal-texts.js';
export { type Difference } from './publication/differences.js';
export { figureInputsOf, type FigureInputs } from './publication/figure-inputs.js';
export { type ManifestSet } from './publication/manifest-set.js';
export {
  commitmentOf,
  composeManifest,
  manifestText,
  ownSalt,
  publishSubject,
  type Hash,
  type LogPositions,
  type Manifest,
  type PublicationContents,
  type PublicationFacts,
  type PublishedSubject,
} from './publication/manifest.js';
export { methodStatement } from './publication/method-statement.js';
export { outputsOfOwn, ownInputsOf, type OwnInputs } from './publication/own-inputs.js';
export { PublicationLog, type LogPlace } from './publication/publication-log.js';
export { readInputs, type WrittenInputs } from './publication/read-inputs.js';
export {
  type BlockInputs,
  type DatedTotal,
  type SetAsideInputs,
  type StratumInputs,
  type SubjectInputs,
  type VersionInputs,
} from './publication/subject-inputs.js';
export { computeOutputs, OFFICIAL_FROM, type SubjectOutputs } from './publication/subject-outputs.js';
export { sumBlocks, TotalSums } from './publication/sum-blocks.js';
export { verifyAgainstLog } from './publication/verify-log.js';
export { verifyInputs, verifyPublic, type PublicationInputs } from './publication/verify-manifest.js';
export { officialsToTell, type OfficialShare } from './suppression/officials-to-tell.js';
export { adjustForFalseDiscovery } from './satisfaction-index/benjamini-hochberg.js';
export { adjustUnderAnyDependence } from './satisfaction-index/benjamini-yekutieli.js';
export { canonicalJson, type CanonicalValue } from './satisfaction-index/canonical-json.js';
export { adjustForCaseMix, othersMeans, type MeanSums } from './satisfaction-index/case-mix.js';
export {
  MINIMUM_ANSWERS_PER_CRITERION,
  compositeScore,
  publishedParts,
  type CompositeScore,
  type CriterionCounts,
  type CriterionPart,
  type PublishedPart,
} from './satisfaction-index/composite.js';
export {
  cauchySchwarzVariance,
  compositeVariance,
  unrelatedVariance,
  type CompositeVariance,
  type CrossSums,
} from './satisfaction-index/composite-variance.js';
export {
  binomialUpperTail,
  negativeBinomialUpperTail,
  poissonUpperTail,
} from './satisfaction-index/count-tails.js';
export {
  CUSUM_DEFAULTS,
  cusum,
  latenessCusum,
  latenessWeights,
  type CusumPoint,
  type LatenessWeights,
} from './satisfaction-index/cusum.js';
export { estimateOfDays } from './satisfaction-index/day-estimate.js';
export {
  betweenDayVariance,
  dayRobustVariance,
  independentMeanVariance,
  meanUnitScore,
  type MeanVariance,
} from './satisfaction-index/day-robust-variance.js';
export {
  EMPTY_DAY_SUMS,
  FULL_SCORE,
  mergeDaySums,
  sumDays,
  type DaySums,
  type DayTotal,
} from './satisfaction-index/day-sums.js';
export {
  HALF_LIFE_DAYS,
  OLDEST_AGE_DAYS,
  computeDecayWeight,
  decayWeight,
  decayedScore,
  type AgedCounts,
  type DecayedScore,
} from './satisfaction-index/decay.js';
export { diversityOf, type Diversity } from './satisfaction-index/diversity.js';
export { E_VALUE_REQUIRED, dayWiseEValue } from './satisfaction-index/e-value.js';
export { exponential, logGamma, naturalLogarithm } from './satisfaction-index/elementary.js';
export {
  EWMA_DEFAULTS,
  EWMA_OF_Z,
  ewma,
  ewmaAsymptoticHalfWidth,
  type EwmaPoint,
  type EwmaSettings,
} from './satisfaction-index/ewma.js';
export {
  WINSORISED_SHARE,
  funnel,
  funnelLimits,
  type Funnel,
  type FunnelUnit,
} from './satisfaction-index/funnel.js';
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
} from './satisfaction-index/histogram.js';
export { klUpperBound } from './satisfaction-index/kl-bound.js';
export { apportion } from './satisfaction-index/largest-remainder.js';
export { linearScore } from './satisfaction-index/linear-score.js';
export {
  normalCdf,
  normalQuantileByBisection,
  normalUpperTail,
} from './satisfaction-index/normal-distribution.js';
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
} from './satisfaction-index/overall-index.js';
export {
  MINIMUM_PER_STRATUM,
  postStratify,
  type PostStratified,
  type Stratum,
} from './satisfaction-index/post-stratification.js';
export { publishedInterval, type PublishedInterval } from './satisfaction-index/published-interval.js';
export {
  normalQuantile,
  studentQuantile,
  type NormalLevel,
  type StudentLevel,
} from './satisfaction-index/quantiles.js';
export {
  RANK_ALPHA,
  expectedRanks,
  rankIntervals,
  type RankInterval,
  type RankedScore,
} from './satisfaction-index/ranks.js';
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
} from './satisfaction-index/rational.js';
export {
  DISPERSION_PRIOR,
  dispersion,
  publishedBounds,
  scoreInterval,
  type DispersionPrior,
  type MeanEstimate,
  type ScoreInterval,
} from './satisfaction-index/score-interval.js';
export {
  NO_SCORES,
  mergeScoreSums,
  scoreSumsOf,
  subtractScoreSums,
  type ScoreSums,
} from './satisfaction-index/score-sums.js';
export {
  MINIMUM_PEERS,
  shrinkScores,
  type Shrinkage,
  type ShrunkScore,
} from './satisfaction-index/shrinkage.js';
export { integerSquareRoot, squareRootUp } from './satisfaction-index/square-root.js';
export { dayTotalOf, submissionScore } from './satisfaction-index/submission-score.js';
export {
  roundUpToMillionths,
  studentQuantileByBisection,
  studentUpperTail,
} from './satisfaction-index/t-distribution.js';
export { tInterval } from './satisfaction-index/t-interval.js';
export { topTwoBox, topTwoCount } from './satisfaction-index/top-two-box.js';
export { independentVariance, unitVariance } from './satisfaction-index/variance.js';
export { scoreAcrossVersions, type VersionScore } from './satisfaction-index/version-mix.js';
export {
  WHOLE,
  assertSoundWeights,
  findWeightFaults,
  type CriterionWeight,
  type WeightFault,
} from './satisfaction-index/weights.js';
export {
  changeBetweenWindows,
  changeByCriterion,
  twoSidedMillionths,
  type CriterionChange,
  type SplitChange,
  type WindowChange,
  type WindowMean,
} from './satisfaction-index/window-change.js';
export { wilsonInterval } from './satisfaction-index/wilson.js';
export { findPersonalMark } from './text/personal-marks.js';
export { findForbiddenCharacter } from './text/forbidden-character.js';
export { normaliseMobileNumber, type MobileNumberFault } from './text/mobile-number.js';
export { countSmsSegments, type SmsSegments } from './text/sms-segments.js';
export {
  PRIVACY_FLOOR,
  blocksOf,
  combineBlocks,
  listBlocks,
  peopleBehind,
  type PerBlock,
} from './suppression/blocks.js';
export { countNewcomers, type Arrival } from './suppression/count-newcomers.js';
export { countsIn } from './suppression/counts-in.js';
export {
  hideComplementary,
  type HiddenChildren,
  type PartOfTotal,
} from './suppression/hide-complementary.js';
export { nextTelling, type Telling } from './suppression/next-telling.js';
export {
  addMonthContents,
  planRemainders,
  type Leftover,
  type MonthContent,
  type Remainder,
} from './suppression/plan-remainders.js';
export { planRelease, type ReleasePlan } from './suppression/plan-release.js';
export { revealsNobody } from './suppression/unanimity.js';
export { weakestCut, type Shared } from './suppression/weakest-cut.js';
export { toTsquery, toTsvector, type SearchedTexts } from './text/search-index.js';
export { findAskedWord, searchWords } from './text/search-words.js';
export { toUnaccented } from './text/unaccented.js';
