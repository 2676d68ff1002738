import { describe, expect, it } from '@jest/globals';
import type { IndexResult } from '@namkhong/contracts/http/scoring-query';
import { toCsv } from './to-csv.js';

const row: IndexResult['rows'][number] = {
  period: '2026-Q3',
  unitId: null,
  criterion: null,
  setVersion: null,
  assurance: null,
  channel: null,
  methodVersions: [1],
  breakInSeries: false,
  status: 'published',
  n: 120,
  linear: '71.25',
  linearInterval: { lower: '68.10', upper: '74.40' },
  topTwoBox: null,
  topTwoBoxInterval: null,
};
const result = (over: Partial<IndexResult['rows'][number]>, illustrative = false): IndexResult => ({
  asOf: null,
  withheldCells: 0,
  illustrative,
  next: null,
  versions: [],
  rows: [{ ...row, ...over }],
});
const line = (text: string) => text.split('\r\n')[1];

describe('toCsv', () => {
  it('writes a figure with its bounds, and nothing for what was not asked', () => {
    expect(line(toCsv(result({})))).toBe('2026-Q3,,,,,,,,,published,120,71.25,68.10,74.40,,,,,,,,1,,,no,no');
  });

  it('leaves a suppressed cell empty, never 0', () => {
    const suppressed = result({ status: 'suppressed', n: null, linear: null, linearInterval: null });
    expect(line(toCsv(suppressed))).toBe('2026-Q3,,,,,,,,,suppressed,,,,,,,,,,,,1,,,no,no');
  });

  it('names an official by code alone, and the channels that do not count', () => {
    const official = result({
      officialId: '0199a2f0-0000-7000-8000-00000000000a',
      leftOutChannels: ['kiosk'],
      outdatedChannels: [],
    });
    expect(line(toCsv(official))).toBe(
      '2026-Q3,,0199a2f0-0000-7000-8000-00000000000a,,,,,,,published,120,71.25,68.10,74.40,,,,,,,,1,kiosk,,no,no',
    );
  });

  it('says in each row that figures are illustrative', () => {
    expect(line(toCsv(result({}, true)))).toMatch(/,so lieu minh hoa$/);
  });

  it('quotes what would break a line and defuses what a spreadsheet would run', () => {
    expect(line(toCsv(result({ channel: 'a "b", c' })))).toContain('"a ""b"", c"');
    expect(line(toCsv(result({ channel: '=1+1' })))).toContain("'=1+1");
  });
});
