import { NORMAL_QUANTILES, STUDENT_LARGE_DF, STUDENT_QUANTILES } from './quantile-table.js';
import { parseRational, type Rational } from './rational.js';

export type NormalLevel = keyof typeof NORMAL_QUANTILES;
export type StudentLevel = keyof typeof STUDENT_QUANTILES;

const CONSECUTIVE = 200n;

/** z of the standard normal distribution from the shipped table, six decimals. */
export function normalQuantile(level: NormalLevel): Rational {
  return parseRational(NORMAL_QUANTILES[level]);
}

/**
 * t with `df` degrees of freedom from the shipped table, six decimals. Between the rows of the table df is rounded
 * down, which makes an interval wider, never narrower. Throws RangeError below df 1.
 */
export function studentQuantile(level: StudentLevel, df: bigint): Rational {
  if (df < 1n) throw new RangeError('a t quantile needs at least one degree of freedom');
  const above = STUDENT_LARGE_DF.filter((row) => BigInt(row) <= df).length;
  const index = df <= CONSECUTIVE ? Number(df) - 1 : Number(CONSECUTIVE) - 1 + above;
  return parseRational(STUDENT_QUANTILES[level][index] ?? '');
}
