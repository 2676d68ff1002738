import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classOf, mapClasses } from './map-classes.js';

describe('mapClasses', () => {
  it('holds every value in five classes of one whole width within 0 to 100', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
        const classes = mapClasses(values);
        expect(classes).toHaveLength(5);
        const widths = new Set(classes.map(({ low, high }) => high - low));
        expect(widths.size).toBe(1);
        expect([...widths].every((width) => Number.isInteger(width) && width >= 1)).toBe(true);
        for (const value of values) {
          const { low, high } = classes[classOf(value, classes)] ?? { low: NaN, high: NaN };
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
        expect(classes[0]?.low).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('does not stretch small differences', () => {
    expect(mapClasses([80.1, 80.4])).toEqual([80, 81, 82, 83, 84].map((low) => ({ low, high: low + 1 })));
    expect(mapClasses([])).toEqual([]);
  });
});
