/**
 * P(X ≥ count) of the negative binomial distribution with this mean and variance mean + mean²/dispersion, 0–1. The terms
 * are p(0) = (r/(r+m))^r and p(k+1) = p(k)·(k+r)/(k+1)·m/(r+m); the tail itself is summed, so that small probabilities
 * keep their digits. Only + − × ÷ are used: every engine gives the same. Throws RangeError unless count is a whole number
 * from 0, mean positive, and dispersion a whole number from 1.
 */
export function negativeBinomialUpperTail(count: number, mean: number, dispersion: number): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('a count is a whole number from 0');
  if (!(mean > 0 && mean < Infinity)) throw new RangeError('the mean is positive');
  if (!Number.isInteger(dispersion) || dispersion < 1)
    throw new RangeError('the dispersion is a whole number from 1');
  const ratio = mean / (dispersion + mean);
  let term = 1;
  for (let factor = 0; factor < dispersion; factor += 1) term *= dispersion / (dispersion + mean);
  const next = (k: number) => (term *= ((k + dispersion) / (k + 1)) * ratio);
  if (count <= mean) {
    let below = 0;
    for (let k = 0; k < count; k += 1) {
      below += term;
      next(k);
    }
    return 1 - below;
  }
  for (let k = 0; k < count; k += 1) next(k);
  let tail = 0;
  // Beyond the mean the terms fall, in the end by `ratio` each: what is left out is below a 10⁻¹⁶ part.
  for (let k = count; term > tail * 1e-17 * (1 - ratio); k += 1) {
    tail += term;
    next(k);
  }
  return tail;
}
