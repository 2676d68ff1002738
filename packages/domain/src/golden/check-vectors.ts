import { checkMerge, checkQuantiles, checkReversal, checkVersions } from './group-algebra.js';
import { checkCaseMix, checkPostStratification, checkShrinkage } from './group-adjustment.js';
import { checkComposite, checkOverallIndex } from './group-composite.js';
import { checkDayRobust, checkEValue, checkFalseDiscovery, checkLowTest } from './group-evidence.js';
import { GroupReader } from './group-reader.js';
import { checkLinearScore, checkScoreInterval, checkWilson } from './group-scores.js';

/** The groups this version can check; any other name in a file is a failure. */
const checks: Readonly<Record<string, (group: GroupReader) => void>> = {
  V01_linear_score: checkLinearScore,
  V02_score_interval: checkScoreInterval,
  V03_wilson: checkWilson,
  V04_composite: checkComposite,
  V05_overall_index: checkOverallIndex,
  V06_empirical_bayes: checkShrinkage,
  V08_bh: checkFalseDiscovery,
  V10_poststratify: checkPostStratification,
  V16_e_value: checkEValue,
  V17_low_flag: checkLowTest,
  V20_reversal: checkReversal,
  V21_merge: checkMerge,
  V22_weight_versions: checkVersions,
  V25_quantiles: checkQuantiles,
  V26_day_robust: checkDayRobust,
  V27_case_mix: checkCaseMix,
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
  return groups.map(([group, value]) => ({ group, failures: checkGroup(group, value) }));
}

function checkGroup(group: string, value: unknown): readonly string[] {
  const check = Object.hasOwn(checks, group) ? checks[group] : undefined;
  if (check === undefined) return ['no check for this group'];
  const reader = GroupReader.open(value);
  try {
    check(reader);
  } catch (error) {
    return [...reader.failures(), error instanceof Error ? error.message : String(error)];
  }
  return reader.failures();
}
