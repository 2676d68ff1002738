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
} from './compose-score.js';
export { printShare } from './print-share.js';
export { printScore } from './print-score.js';
export { sumByMonth } from './sum-by-month.js';
