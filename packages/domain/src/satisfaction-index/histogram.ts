/** Counts of the levels 1 to 5 (rất không hài lòng … rất hài lòng), in this order. Never negative. */
export type Histogram = readonly [bigint, bigint, bigint, bigint, bigint];

export const EMPTY_HISTOGRAM: Histogram = [0n, 0n, 0n, 0n, 0n];

/** Counts from outside, checked: five whole numbers, none negative. Throws RangeError otherwise. */
export function histogramOf(counts: readonly (bigint | number)[]): Histogram {
  const [a, b, c, d, e, ...more] = counts.map((count) => BigInt(count));
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    d === undefined ||
    e === undefined ||
    more.length > 0
  ) {
    throw new RangeError('a histogram has five counts');
  }
  return refuseNegative([a, b, c, d, e]);
}

/** One answer. Throws RangeError when the level is not 1 to 5. */
export function histogramOfLevel(level: number): Histogram {
  if (!Number.isInteger(level) || level < 1 || level > 5)
    throw new RangeError(`not a level from 1 to 5: ${level}`);
  return histogramOf([1, 2, 3, 4, 5].map((each) => (each === level ? 1n : 0n)));
}

/** Level by level; commutative and associative, with EMPTY_HISTOGRAM as its neutral element. */
export function mergeHistograms(a: Histogram, b: Histogram): Histogram {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];
}

/** Takes back what was merged. Throws RangeError when `b` was never in `a`. */
export function subtractHistogram(a: Histogram, b: Histogram): Histogram {
  return refuseNegative([a[0] - b[0], a[1] - b[1], a[2] - b[2], a[3] - b[3], a[4] - b[4]]);
}

/** n = Σc: how many answered. */
export function answers(histogram: Histogram): bigint {
  return histogram.reduce((total, count) => total + count, 0n);
}

/** S = Σk·c with codes k = 0 to 4. */
export function codeSum(histogram: Histogram): bigint {
  return histogram.reduce((total, count, code) => total + BigInt(code) * count, 0n);
}

/** Q = Σk²·c with codes k = 0 to 4. */
export function codeSquareSum(histogram: Histogram): bigint {
  return histogram.reduce((total, count, code) => total + BigInt(code * code) * count, 0n);
}

function refuseNegative(histogram: Histogram): Histogram {
  if (histogram.some((count) => count < 0n)) throw new RangeError('a count cannot be negative');
  return histogram;
}
