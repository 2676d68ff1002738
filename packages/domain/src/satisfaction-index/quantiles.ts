import { NORMAL_QUANTILES, STUDENT_LARGE_DF, STUDENT_QUANTILES } from './quantile-table.js';
import { parseRational, type Rational } from './rational.js';

export type NormalLevel = keyof typeof NORMAL_QUANTILES;
export type StudentLevel = keyof typeof STUDENT_QUANTILES;

const CONSECUTIVE = 200;

/** Both forms of the shipped table, read once: an interval of each row of a long list would read it again. */
const student = {
  '0.95': bothForms('0.95'),
  '0.975': bothForms('0.975'),
  '0.99': bothForms('0.99'),
  '0.995': bothForms('0.995'),
};

/** z of the standard normal distribution from the shipped table, six decimals. */
export function normalQuantile(level: NormalLevel): Rational {
  return parseRational(NORMAL_QUANTILES[level]);
}

/**
 * t with `df` degrees of freedom from the shipped table, six decimals. Between the rows of the table df is rounded
 * down, which makes an interval wider, never narrower. Throws RangeError below df 1.
 */
export function studentQuantile(level: StudentLevel, df: bigint): Rational {
  return student[level].exact[rowOf(df)] ?? parseRational('');
}

/** The float nearest to the same six decimals. Throws RangeError below df 1. */
export function studentQuantileFloat(level: StudentLevel, df: bigint): number {
  return student[level].float[rowOf(df)] ?? Number.NaN;
}

function rowOf(df: bigint): number {
  if (df < 1n) throw new RangeError('a t quantile needs at least one degree of freedom');
  const whole = Number(df);
  if (whole <= CONSECUTIVE) return whole - 1;
  return CONSECUTIVE - 1 + STUDENT_LARGE_DF.filter((row) => row <= whole).length;
}

function bothForms(level: StudentLevel) {
  return {
    exact: STUDENT_QUANTILES[level].map(parseRational),
    float: STUDENT_QUANTILES[level].map(Number),
  };
}
