import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalQuantileByBisection } from './normal-distribution.js';
import { NORMAL_QUANTILES, STUDENT_LARGE_DF, STUDENT_QUANTILES } from './quantile-table.js';
import { studentQuantile } from './quantiles.js';
import { toDecimal } from './rational.js';
import { roundUpToMillionths, studentQuantileByBisection, studentUpperTail } from './t-distribution.js';

const allDf = [...Array.from({ length: 200 }, (_, index) => index + 1), ...STUDENT_LARGE_DF];

describe('the shipped quantiles', () => {
  it('are those of the published file, in every place', () => {
    const file = JSON.parse(readFileSync(new URL('../../vectors/quantiles.json', import.meta.url), 'utf8'));
    const shipped = Object.entries(STUDENT_QUANTILES).map(([level, values]) => [
      level,
      Object.fromEntries(values.map((value, index) => [String(allDf[index]), value])),
    ]);
    expect(file).toEqual({ z: NORMAL_QUANTILES, t: Object.fromEntries(shipped) });
  });

  it('agree with the distributions, computed a second way', () => {
    for (const [level, z] of Object.entries(NORMAL_QUANTILES)) {
      expect(Math.abs(Number(z) - normalQuantileByBisection(Number(level)))).toBeLessThan(5.1e-7);
    }
    for (const [level, values] of Object.entries(STUDENT_QUANTILES)) {
      for (const [index, value] of values.entries()) {
        const t = studentQuantileByBisection(Number(level), allDf[index] ?? 0);
        expect({ level, df: allDf[index], near: Math.abs(Number(value) - t) < 5.1e-7 }).toMatchObject({
          near: true,
        });
      }
    }
  });

  it('round degrees of freedom down, so intervals never get too narrow', () => {
    const at = (df: bigint) => toDecimal(studentQuantile('0.975', df), 6);
    expect(at(119n)).toBe('1.980100');
    expect(at(249n)).toBe(at(200n));
    expect(at(250n)).not.toBe(at(200n));
    expect(at(299n)).toBe(at(250n));
    expect(at(1_000_000n)).toBe(at(5000n));
    expect(() => at(0n)).toThrow(RangeError);
  });
});

describe("Student's tail", () => {
  it('has the closed forms of one and two degrees of freedom', () => {
    for (const t of [-30, -2, -0.1, 0, 0.5, 1, 3, 12.7, 500]) {
      expect(studentUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 12);
      expect(studentUpperTail(t, 2)).toBeCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 12);
    }
    expect(studentUpperTail(0, 24)).toBe(0.5);
    expect(() => studentUpperTail(1, 0)).toThrow(RangeError);
    expect(() => studentUpperTail(Number.NaN, 5)).toThrow(RangeError);
  });

  it('falls as t grows and never leaves 0 to 1', () => {
    for (const df of [1, 3, 24, 119, 5000]) {
      let previous = 1;
      for (let t = -40; t <= 40; t += 0.5) {
        const p = studentUpperTail(t, df);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(previous);
        previous = p;
      }
    }
  });

  it('rounds p up, and never to nothing', () => {
    expect(roundUpToMillionths(8.133624882e-5)).toBe(82n);
    expect(roundUpToMillionths(0)).toBe(1n);
    expect(roundUpToMillionths(1)).toBe(1_000_000n);
    expect(() => roundUpToMillionths(1.1)).toThrow(RangeError);
  });
});
