/**
 * One day's complete submissions. Each has the integer score y = Σ weight·code, weights in basis points, codes 0–4; so
 * y = 0…40000, and y/40000 is the unit score. A single criterion has weight 10000.
 */
export interface DayTotal {
  readonly n: bigint;
  /** Σy */
  readonly sum: bigint;
  /** Σy² */
  readonly sumOfSquares: bigint;
}

/** The integer score of a submission with every answer at level 5. */
export const FULL_SCORE = 40_000n;

/** What day totals amount to over a window; all integers, so that windows of different days add up exactly. */
export interface DaySums {
  /** D: days with at least one submission. */
  readonly days: bigint;
  readonly n: bigint;
  /** Σy over submissions. */
  readonly sum: bigint;
  /** Σy² over submissions. */
  readonly sumOfSquares: bigint;
  /** ΣY² over days, Y being the day's Σy. */
  readonly daySquares: bigint;
  /** Σn·Y over days. */
  readonly countTimesDay: bigint;
  /** Σn² over days. */
  readonly countSquares: bigint;
}

export const EMPTY_DAY_SUMS: DaySums = {
  days: 0n,
  n: 0n,
  sum: 0n,
  sumOfSquares: 0n,
  daySquares: 0n,
  countTimesDay: 0n,
  countSquares: 0n,
};

/** The sums over days; a day without submissions is not active and counts for nothing. */
export function sumDays(days: readonly DayTotal[]): DaySums {
  return days
    .filter(({ n }) => n !== 0n)
    .map(ofDay)
    .reduce(mergeDaySums, EMPTY_DAY_SUMS);
}

/** Adds windows that share no day. Of a shared day the totals must be added first, since Y² is not additive within it. */
export function mergeDaySums(a: DaySums, b: DaySums): DaySums {
  return {
    days: a.days + b.days,
    n: a.n + b.n,
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
    daySquares: a.daySquares + b.daySquares,
    countTimesDay: a.countTimesDay + b.countTimesDay,
    countSquares: a.countSquares + b.countSquares,
  };
}

function ofDay({ n, sum, sumOfSquares }: DayTotal): DaySums {
  if (n < 0n || sum < 0n || sum > n * FULL_SCORE || sumOfSquares < 0n)
    throw new RangeError('impossible day total');
  return {
    days: 1n,
    n,
    sum,
    sumOfSquares,
    daySquares: sum * sum,
    countTimesDay: n * sum,
    countSquares: n * n,
  };
}
