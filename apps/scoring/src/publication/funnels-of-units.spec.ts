import { describe, expect, it } from '@jest/globals';
import { funnelsOfUnits } from './funnels-of-units.js';
import type { ScoredUnit } from './publications.reader.js';

/** So many days with one full and one half submission each, or with a low one in place of the full. */
function unit(unitId: string, days: number, high = 40_000, change: Partial<ScoredUnit> = {}): ScoredUnit {
  const low = 20_000;
  return {
    unitId,
    level: 'xa',
    setVersion: 1,
    score: ((high + low) / 800).toFixed(2),
    days: Array.from({ length: days }, (_, index) => ({
      day: new Date(Date.UTC(2026, 3, 1 + index)).toISOString().slice(0, 10),
      n: '2',
      sum: String(high + low),
      sumOfSquares: String(high ** 2 + low ** 2),
    })),
    ...change,
  };
}

const alike = Array.from({ length: 9 }, (_, index) => unit(`alike-${index}`, 20 + 5 * index));

describe('the funnel of what was published', () => {
  it('has no circle of fewer than ten units, of whatever kinds they are', () => {
    expect(funnelsOfUnits(alike)).toEqual([]);
    expect(funnelsOfUnits([...alike, unit('ward', 40, 40_000, { level: 'phuong' })])).toEqual([]);
    expect(funnelsOfUnits([...alike, unit('other method', 40, 40_000, { setVersion: 2 })])).toEqual([]);
    expect(funnelsOfUnits([...alike, unit('too few', 14)])).toEqual([]);
  });

  it('weighs the mean by n, and widens its limits where there are fewer', () => {
    const [drawn] = funnelsOfUnits([...alike, unit('apart', 40, 30_000)]);
    const answers = alike.map(({ days }) => 2 * days.length);
    const sum = answers.reduce((total, n) => total + n, 0);
    expect(drawn?.target).toBe(((sum * 75 + 80 * 62.5) / (sum + 80)).toFixed(2));
    const width = (unitId: string) => {
      const point = drawn?.points.find((each) => each.unitId === unitId);
      return point ? point.upper95 - point.lower95 : NaN;
    };
    expect(width('alike-0')).toBeGreaterThan(width('alike-8'));
    for (const { lower998, lower95, upper95, upper998 } of drawn?.points ?? []) {
      expect(lower998).toBeLessThan(lower95);
      expect(upper998).toBeGreaterThan(upper95);
    }
  });

  it('leaves the one that differs outside, and shows the published score', () => {
    const [drawn] = funnelsOfUnits([...alike, unit('apart', 40, 30_000)]);
    const outside = drawn?.points.filter(
      ({ score, lower95, upper95 }) => +score < lower95 || +score > upper95,
    );
    expect(outside?.map(({ unitId }) => unitId)).toEqual(['apart']);
    expect(drawn?.points.find(({ unitId }) => unitId === 'apart')).toMatchObject({ n: '80', score: '62.50' });
  });
});
