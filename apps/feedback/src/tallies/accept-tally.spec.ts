import { describe, expect, it } from '@jest/globals';
import { Directory } from '../directory/directory.reader.js';
import { acceptTally, countsTheSame, type Tally, type TallyLine } from './accept-tally.js';

const unit = {
  unitId: 'unit',
  code: 'UK-OPG-DEPUTY',
  name: 'Deputy reporting',
  parentId: null,
  validFrom: '2021-03-01',
  validTo: null,
  illustrative: false,
};
const version = (number: number, effectiveFrom: string) => ({
  setCode: 'uk-opg',
  version: number,
  effectiveFrom,
  criteria: [{ code: 'overall', question: { vi: 'Chung', en: 'Overall' } }],
});
const decide = (change: Partial<TallyLine>) =>
  acceptTally(
    {
      unitCode: 'UK-OPG-DEPUTY',
      month: '2026-04',
      channel: 'digital',
      counts: { overall: [12, 21, 131, 410, 450] },
      printedFigure: 84,
      ...change,
    },
    {
      directory: new Directory([unit]),
      versionOn: (day) =>
        day >= '2026-04-01'
          ? version(2, '2026-04-01')
          : day >= '2021-03-01'
            ? version(1, '2021-03-01')
            : undefined,
      illustrative: false,
      today: '2026-11-23',
      tallyId: 'tally',
    },
  );

describe('acceptTally', () => {
  it('takes the version in force on the first of the month', () => {
    expect(decide({})).toMatchObject({ setVersion: 2, printedFigure: 84 });
    expect(decide({ month: '2026-03' })).toMatchObject({ setVersion: 1, unitId: 'unit' });
  });

  it.each<[string, Partial<TallyLine>]>([
    ['unit-unknown', { unitCode: 'UK-OPG' }],
    ['unit-not-in-force', { month: '2021-02' }],
    ['tally-month-in-future', { month: '2026-12' }],
    ['criterion-unknown', { counts: { speed: [1, 0, 0, 0, 0] } }],
    ['tally-empty', { counts: { overall: [0, 0, 0, 0, 0] } }],
    ['tally-empty', { counts: {} }],
  ])('refuses with %s', (reason, change) => {
    expect(decide(change)).toBe(reason);
  });
});

describe('countsTheSame', () => {
  it('compares every criterion, whatever the order', () => {
    const of = (counts: Tally['counts']) => ({ counts });
    const known = of({ a: [1, 2, 3, 4, 5], b: [0, 0, 0, 0, 1] });
    expect(countsTheSame(known, of({ b: [0, 0, 0, 0, 1], a: [1, 2, 3, 4, 5] }))).toBe(true);
    expect(countsTheSame(known, of({ a: [1, 2, 3, 4, 5] }))).toBe(false);
    expect(countsTheSame(known, of({ a: [1, 2, 3, 4, 6], b: [0, 0, 0, 0, 1] }))).toBe(false);
  });
});
