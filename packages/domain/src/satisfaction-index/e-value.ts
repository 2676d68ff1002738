import { addBigFloats, bigFloat, multiplyBigFloats, toRational, type BigFloat } from './big-float.js';
import { FULL_SCORE, type DayTotal } from './day-sums.js';
import { ONE, ZERO, compare, divide, rational, type Rational } from './rational.js';

/** How many bets λ_j are averaged. */
const BETS = 20n;
const bets = Array.from({ length: Number(BETS) }, (_, index) => BigInt(index) + 1n);

/** So many factors are multiplied exactly before the product is truncated, which takes longer than a multiplication. */
const EXACT_FACTORS = 8;

/** The evidence a flag needs: under a true mean of θ or more, E reaches it at any time with probability at most 1/20. */
export const E_VALUE_REQUIRED: Rational = rational(20n);

/**
 * Day-wise evidence that the mean lies below θ: E = (1/20)·Σ_j Π_d (1 + λ_j·(θ − x̄_d)), λ_j = (j/21)/(1−θ), with x̄_d the
 * day's mean unit score (Waudby-Smith & Ramdas 2024, betting). Valid for any distribution, any dependence within a day and
 * any stopping time, while each day's expected mean given the past is at least θ. Truncated, so never above the exact
 * value. θ lies strictly between 0 and 1; days without a submission are skipped; without any, E = 1.
 */
export function dayWiseEValue(days: readonly Pick<DayTotal, 'n' | 'sum'>[], theta: Rational): Rational {
  if (compare(theta, ZERO) <= 0 || compare(theta, ONE) >= 0) throw new RangeError('θ lies between 0 and 1');
  const active = days.filter(({ n }) => n !== 0n).map((day) => betOn(day, theta));
  const total = bets.map((bet) => product(active, bet)).reduce(addBigFloats);
  const shares = active.map(({ base }) => bigFloat({ num: 1n, den: base }));
  return divide(toRational(shares.reduce(multiplyBigFloats, total)), rational(BETS));
}

/** A day's factor 1 + λ_j·(θ − x̄) as (base + j·step)/base: one denominator for all bets. */
interface DayBet {
  readonly base: bigint;
  readonly step: bigint;
}

/** With θ = p/q and x̄ = sum/whole the factor is 1 + j·(p·whole − q·sum)/(21·(q−p)·whole), at least 1 − j/21. */
function betOn({ n, sum }: Pick<DayTotal, 'n' | 'sum'>, { num: p, den: q }: Rational): DayBet {
  if (n < 0n || sum < 0n || sum > n * FULL_SCORE) throw new RangeError('impossible day total');
  const whole = n * FULL_SCORE;
  return { base: (BETS + 1n) * (q - p) * whole, step: p * whole - q * sum };
}

/** Π (base + j·step), truncated. */
function product(days: readonly DayBet[], bet: bigint): BigFloat {
  let value = bigFloat(ONE);
  let exact = 1n;
  for (const [index, { base, step }] of days.entries()) {
    exact *= base + bet * step;
    if (index % EXACT_FACTORS < EXACT_FACTORS - 1) continue;
    value = multiplyBigFloats(value, { mantissa: exact, exponent: 0 });
    exact = 1n;
  }
  return multiplyBigFloats(value, { mantissa: exact, exponent: 0 });
}
