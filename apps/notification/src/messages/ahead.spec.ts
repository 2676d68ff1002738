import { describe, expect, it } from '@jest/globals';
import { bounds, nextAhead } from './ahead.js';

/** Where it settles for a gateway that takes so many a second. */
function settled(perSecond: number, from: number): number {
  let held: number = from;
  for (let turn = 0; turn < 20; turn++) held = nextAhead(held, (held / 2 / perSecond) * 1_000);
  return held;
}

describe('nextAhead', () => {
  it.each([1, 20, 50, 100, 400, 5_000])('holds what leaves at %d a second in one to four seconds', (rate) => {
    for (const from of [bounds.least, bounds.most]) {
      const held = settled(rate, from);
      expect(held).toBeGreaterThanOrEqual(Math.min(bounds.most, rate));
      expect(held).toBeLessThanOrEqual(Math.max(bounds.least, 4 * rate));
    }
  });
});
