import { describe, expect, it } from '@jest/globals';
import { count, percent, points, withheld } from './cells.js';
import { printCell, printNumber } from './print-cell.js';
import { subjectCells } from './subject-counts.js';

const href = '/api/directive/v1/cases';

describe('a value in print', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1.000'],
    ['16274', '16.274'],
    ['1234567.05', '1.234.567,05'],
    ['98.62', '98,62'],
    ['-3.50', '−3,50'],
  ])('writes %s as %s', (value, text) => {
    expect(printNumber(value)).toBe(text);
  });

  it.each(['', '1e3', '1,5', 'NaN', '.5'])('is never made of “%s”', (value) => {
    expect(() => printNumber(value)).toThrow(RangeError);
  });

  it('has its unit, its interval and how many answered, or says that it is withheld', () => {
    expect(printCell(count(21_914, href))).toBe('21.914');
    expect(printCell(percent('98.62', href))).toBe('98,62 %');
    expect(printCell(percent(null, href))).toBe('–');
    expect(printCell(points({ score: '41.25', lower: '37.10', upper: '45.40', n: 1200 }, href))).toBe(
      '41,25 (37,10–45,40; n = 1.200)',
    );
    expect(printCell(points({ score: '41.25', lower: null, upper: null, n: 12 }, href))).toBe(
      '41,25 (n = 12)',
    );
    expect(printCell(withheld('points', href))).toBe('Không công bố');
  });
});

describe('a count about officials', () => {
  it('is told of ten units and more, and withheld of fewer, were it nought', () => {
    const cells = (units: number, officials: number) =>
      subjectCells({ units: 3, officials }, units, href).map(({ value, suppressed }) => [value, suppressed]);
    expect(cells(10, 4)).toEqual([
      ['3', false],
      ['4', false],
    ]);
    expect(cells(9, 4)).toEqual([
      ['3', false],
      [null, true],
    ]);
    expect(cells(9, 0)).toEqual(cells(9, 4));
  });
});
