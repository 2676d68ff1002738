export {
  DAYS_IN_CELL,
  addContents,
  answersAt,
  completeIn,
  daySumsOf,
  emptyContent,
  histogramAt,
  type CellContent,
} from './cell-content.js';
export {
  NO_DELTAS,
  mergeDeltas,
  negateDeltas,
  type CellDeltas,
  type CellKey,
  type DayDelta,
  type MonthDelta,
} from './cell-deltas.js';
export { CellSums, foldEntry } from './cell-sums.js';
export { contentOfDeltas } from './content-of-deltas.js';
export { foldTally, type CountedMonth, type TallyFold } from './fold-tally.js';
export {
  entryOf,
  stratumOf,
  type FoldedSet,
  type RatingEntry,
  type SubmittedRating,
} from './rating-entry.js';
