export { officialsToTell, type OfficialShare } from './officials-to-tell.js';
export { PRIVACY_FLOOR, blocksOf, combineBlocks, listBlocks, peopleBehind, type PerBlock } from './blocks.js';
export { countNewcomers, type Arrival } from './count-newcomers.js';
export { countsIn } from './counts-in.js';
export { hideComplementary, type HiddenChildren, type PartOfTotal } from './hide-complementary.js';
export { nextTelling, type Telling } from './next-telling.js';
export {
  addMonthContents,
  planRemainders,
  type Leftover,
  type MonthContent,
  type Remainder,
} from './plan-remainders.js';
export { planRelease, type ReleasePlan } from './plan-release.js';
export { revealsNobody } from './unanimity.js';
export { weakestCut, type Shared } from './weakest-cut.js';
