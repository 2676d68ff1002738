/** A stream of draws that is the same for the same seed, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** One of the values, by their weights. */
  pick<Value extends string>(weights: Readonly<Record<Value, number>>): Value;
  /** Whole number in [from, to]. */
  between(from: number, to: number): number;
  /** Bell-shaped around 0 with standard deviation 1, never beyond ±3: the sum of three uniform draws. */
  bell(): number;
  /** The same draws from here on, without taking them from this stream. */
  fork(): Random;
}

const { imul } = Math;

/** Mulberry32: 32-bit integer arithmetic alone, so no rounding can differ. Fit for invented figures, not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    fork: () => seededRandom(state),
    bell: () => 2 * (next() + next() + next() - 1.5),
    pick<Value extends string>(weights: Readonly<Record<Value, number>>): Value {
      const entries = Object.entries<number>(weights) as [Value, number][];
      let left = next() * entries.reduce((total, [, weight]) => total + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new RangeError('nothing to pick from');
    },
  };
}
