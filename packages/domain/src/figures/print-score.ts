import { printMeasure, type Score } from './compose-score.js';

/** The score as it is printed; null is what may not or cannot be said. */
export function printScore(score: Score) {
  if (score.status === 'suppressed' || score.status === 'insufficient') {
    const n = score.status === 'insufficient' ? Number(score.n) : null;
    return {
      status: score.status,
      n,
      linear: null,
      linearInterval: null,
      topTwoBox: null,
      topTwoBoxInterval: null,
    };
  }
  const linear = printMeasure(score.linear);
  const topTwoBox = printMeasure(score.topTwoBox);
  return {
    status: score.status,
    n: Number(score.n),
    linear: linear.value,
    linearInterval: linear.interval,
    topTwoBox: topTwoBox.value,
    topTwoBoxInterval: topTwoBox.interval,
  };
}
