import { addBigFloats, bigFloat, multiplyBigFloats, toRational, type BigFloat } from './big-float.js';
import { FULL_SCORE, type DayTotal } from './day-sums.js';
import { ONE, ZERO, compare, divide, rational, subtract, type Rational } from './rational.js';

/** How many bets λ_j are averaged. */
const BETS = 20n;

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
  const active = days.filter(({ n }) => n !== 0n);
  let total: BigFloat | null = null;
  for (let j = 1n; j <= BETS; j += 1n) {
    const bet = divide(rational(j, BETS + 1n), subtract(ONE, theta));
    const product = active.reduce(
      (value, day) => multiplyBigFloats(value, factor(day, bet, theta)),
      bigFloat(ONE),
    );
    total = total === null ? product : addBigFloats(total, product);
  }
  return divide(toRational(total ?? bigFloat(ONE)), rational(BETS));
}

/** 1 + λ(θ − x̄), which is at least 1 − j/21 and so positive. */
function factor({ n, sum }: Pick<DayTotal, 'n' | 'sum'>, bet: Rational, theta: Rational): BigFloat {
  if (sum < 0n || sum > n * FULL_SCORE) throw new RangeError('impossible day total');
  const whole = n * FULL_SCORE;
  const num = bet.den * theta.den * whole + bet.num * (theta.num * whole - sum * theta.den);
  return bigFloat({ num, den: bet.den * theta.den * whole });
}
