import { checkCaseMix, checkPostStratification, checkShrinkage } from './group-adjustment.js';
import { checkMerge, checkQuantiles, checkReversal, checkVersions } from './group-algebra.js';
import { checkDiversity, checkTails } from './group-chance.js';
import { checkComposite, checkOverallIndex } from './group-composite.js';
import { checkDayRobust, checkEValue, checkFalseDiscovery, checkLowTest } from './group-evidence.js';
import { checkCusum, checkDecay, checkEwma, checkFunnel, checkLateness } from './group-monitoring.js';
import { checkMetaAnalysis, checkOtherIndices, checkTrimming } from './group-outside.js';
import { checkSuppression } from './group-privacy.js';
import { checkRanks } from './group-ranks.js';
import { GroupReader } from './group-reader.js';
import { checkLinearScore, checkScoreInterval, checkWilson } from './group-scores.js';

/** Opens another group of the same file, as an input only. */
type OpenGroup = (name: string) => GroupReader;

/** What every group is checked by; any other name in a file is a failure. */
const checks: Readonly<Record<string, (group: GroupReader, file: OpenGroup) => void>> = {
  V01_linear_score: checkLinearScore,
  V02_score_interval: checkScoreInterval,
  V03_wilson: checkWilson,
  V04_composite: checkComposite,
  V05_overall_index: checkOverallIndex,
  V06_empirical_bayes: checkShrinkage,
  V07_dl_external: checkMetaAnalysis,
  V08_bh: checkFalseDiscovery,
  V09_decay: checkDecay,
  V10_poststratify: checkPostStratification,
  V11_ewma: checkEwma,
  V12_cusum: checkCusum,
  V13_bernoulli_cusum: checkLateness,
  V14_funnel: checkFunnel,
  V15_ranks: checkRanks,
  V16_e_value: checkEValue,
  V17_low_flag: checkLowTest,
  V18_tail_probabilities: checkTails,
  V19_entropy: checkDiversity,
  V20_reversal: checkReversal,
  V21_merge: checkMerge,
  V22_weight_versions: checkVersions,
  V23_suppression: checkSuppression,
  V24_value_trimming_is_biased: checkTrimming,
  V25_quantiles: checkQuantiles,
  V26_day_robust: checkDayRobust,
  V27_case_mix: checkCaseMix,
  V28_other_indices: checkOtherIndices,
};

export const coveredGroups: readonly string[] = Object.keys(checks);

export interface GroupResult {
  readonly group: string;
  /** Empty when the group passed. */
  readonly failures: readonly string[];
}

/** Checks every group of a parsed vector file, in its order. Throws Error when the file holds no groups. */
export function checkVectors(file: unknown): readonly GroupResult[] {
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw new Error('a vector file is an object');
  const groups = Object.entries(file);
  if (groups.length === 0) throw new Error('the vector file is empty');
  const open: OpenGroup = (name) => {
    const found = groups.find(([group]) => group === name);
    if (found === undefined) throw new Error(`${name} is missing`);
    return GroupReader.open(found[1]);
  };
  return groups.map(([group, value]) => ({ group, failures: checkGroup(group, value, open) }));
}

function checkGroup(group: string, value: unknown, file: OpenGroup): readonly string[] {
  const check = Object.hasOwn(checks, group) ? checks[group] : undefined;
  if (check === undefined) return ['no check for this group'];
  const reader = GroupReader.open(value);
  try {
    check(reader, file);
  } catch (error) {
    return [...reader.failures(), error instanceof Error ? error.message : String(error)];
  }
  return reader.failures();
}
