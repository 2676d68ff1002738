import { describe, expect, it } from '@jest/globals';
import { quartersWithin, readReportPeriod } from './report-period.js';

describe('the period of a report', () => {
  it.each([
    ['2026-11', 'tháng 11 năm 2026', '2026-11-01', '2026-12-01'],
    ['2026-12', 'tháng 12 năm 2026', '2026-12-01', '2027-01-01'],
    ['2024-02', 'tháng 02 năm 2024', '2024-02-01', '2024-03-01'],
    ['2026-Q4', 'quý IV năm 2026', '2026-10-01', '2027-01-01'],
    ['2026', 'năm 2026', '2026-01-01', '2027-01-01'],
  ])('%s is %s', (code, text, from, to) => {
    expect(readReportPeriod(code)).toEqual({ code, text, from, to });
  });

  it.each([
    '',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '26',
    '2026-1',
    'quý IV',
    '1999',
    '2101-Q1',
    '2026-11-01',
  ])('“%s” is none', (code) => {
    expect(readReportPeriod(code)).toBeNull();
  });

  it.each([
    ['2026', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
    ['2026-Q4', ['2026-Q4']],
    ['2026-11', []],
  ])('%s holds the quarters %j', (code, quarters) => {
    const period = readReportPeriod(code);
    expect(period && quartersWithin(period)).toEqual(quarters);
  });
});
