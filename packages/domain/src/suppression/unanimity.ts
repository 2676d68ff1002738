import { answers, type Histogram } from '../satisfaction-index/histogram.js';

/** Below this many answers a distribution that is nearly unanimous tells what single people answered. */
const DISTRIBUTION_FROM = 30n;
const NEARLY_UNANIMOUS_PERCENT = 90n;

/** Whether a distribution may be shown: one level above 90 % among fewer than 30 answers may not. */
export function revealsNobody(histogram: Histogram): boolean {
  const n = answers(histogram);
  if (n >= DISTRIBUTION_FROM) return true;
  return histogram.every((count) => 100n * count <= NEARLY_UNANIMOUS_PERCENT * n);
}
