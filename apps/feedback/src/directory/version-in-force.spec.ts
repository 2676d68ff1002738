import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { versionInForce } from './version-in-force.js';

const linear = { version: 1, effectiveFrom: '2021-03-01' };
const topTwoBox = { version: 2, effectiveFrom: '2026-04-01' };

describe('versionInForce', () => {
  it.each([
    ['the day before the first', '2021-02-28', undefined],
    ['the first day of the first', '2021-03-01', linear],
    ['the last day before the change', '2026-03-31', linear],
    ['the day of the change', '2026-04-01', topTwoBox],
  ])('on %s', (_, day, expected) => {
    expect(versionInForce([topTwoBox, linear], day)).toBe(expected);
  });

  it('prefers the higher number where two take effect on one day', () => {
    const corrected = { version: 3, effectiveFrom: '2026-04-01' };
    expect(versionInForce([corrected, topTwoBox], '2026-05-01')).toBe(corrected);
  });

  it('does not depend on the order in which versions became known', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
    const versions = fc
      .array(day, { maxLength: 6 })
      .map((days) => days.map((effectiveFrom, index) => ({ version: index + 1, effectiveFrom })));
    fc.assert(
      fc.property(versions, day, (known, on) => {
        expect(versionInForce([...known].reverse(), on)).toBe(versionInForce(known, on));
      }),
    );
  });
});
