export interface Ewma {
  readonly value: number;
  /** ± the target. */
  readonly limit: number;
}

/** Exponentially weighted moving average of z, from 0, with its limit L·√(λ/(2−λ)·(1 − (1−λ)^2t)). */
export function ewmaOf(z: readonly number[], lambda: number, width: number): Ewma[] {
  let value = 0;
  return z.map((one, index) => {
    value = lambda * one + (1 - lambda) * value;
    const settled = 1 - (1 - lambda) ** (2 * (index + 1));
    return { value, limit: width * Math.sqrt((lambda / (2 - lambda)) * settled) };
  });
}

export interface Cusum {
  readonly low: number;
  readonly high: number;
}

/** How much z has gathered below and above, each from 0 and never negative, less the slack k at each step. */
export function cusumOf(z: readonly number[], slack: number): Cusum[] {
  let [low, high] = [0, 0];
  return z.map((one) => {
    low = Math.max(0, low - one - slack);
    high = Math.max(0, high + one - slack);
    return { low, high };
  });
}
