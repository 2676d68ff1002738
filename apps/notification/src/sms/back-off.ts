/**
 * Exponential delay with full jitter, in milliseconds.
 *
 * @param attempt 0 for the first repetition
 * @param random a number in [0, 1)
 */
export function backOff(
  attempt: number,
  { base, limit }: { base: number; limit: number },
  random: number,
): number {
  const ceiling = Math.min(limit, base * 2 ** Math.min(attempt, 20));
  return Math.round(ceiling * (0.5 + random / 2));
}
