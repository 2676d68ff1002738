import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysOf, tellAnswered, tellAnsweredByOfficial } from './tell-answered.js';

const span = { from: '2026-08', to: '2026-11' };

describe('tellAnswered', () => {
  it('adds up finished months of at least ten answers and names the others', () => {
    const answered = new Map([
      ['2026-08', 10],
      ['2026-09', 9],
      ['2026-10', 25],
      ['2026-11', 40],
    ]);
    expect(tellAnswered(answered, span, '2026-11')).toEqual({
      answered: 35,
      withheldMonths: ['2026-09', '2026-11'],
    });
  });

  it('tells no number when no month may be told', () => {
    expect(tellAnswered(new Map([['2026-09', 9]]), span, '2026-11')).toEqual({
      answered: null,
      withheldMonths: ['2026-08', '2026-09', '2026-10', '2026-11'],
    });
  });

  it('walks over the end of a year', () => {
    const { withheldMonths } = tellAnswered(new Map(), { from: '2025-11', to: '2026-02' }, '2026-06');
    expect(withheldMonths).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

describe('daysOf', () => {
  it('reaches from the first day of the first month to the day after the last', () => {
    expect(daysOf('2026-08', '2026-11')).toEqual({ from: '2026-08-01', to: '2026-12-01' });
    expect(daysOf('2026-12', '2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });
});

describe('tellAnsweredByOfficial', () => {
  const span = { from: '2026-08', to: '2026-08' };
  const tell = (answers: [string | null, number][]) =>
    Object.fromEntries(tellAnsweredByOfficial(new Map([['2026-08', new Map(answers)]]), span, '2026-11'));

  it('tells everybody where everybody has ten', () => {
    expect(
      tell([
        ['a', 10],
        ['b', 12],
      ]),
    ).toEqual({ a: 10, b: 12 });
  });

  it('withholds another one where a single one is withheld, and none where several hide ten', () => {
    expect(
      tell([
        ['a', 9],
        ['b', 12],
        ['c', 30],
      ]),
    ).toEqual({ c: 30 });
    expect(
      tell([
        ['a', 9],
        ['b', 8],
        ['c', 30],
      ]),
    ).toEqual({ c: 30 });
    expect(
      tell([
        ['a', 2],
        ['b', 3],
        ['c', 30],
        ['d', 40],
      ]),
    ).toEqual({ d: 40 });
    expect(
      tell([
        [null, 50],
        ['b', 12],
        ['c', 30],
      ]),
    ).toEqual({ c: 30 });
  });

  it('never lets fewer than ten answers, or those of one official, be worked out from the unit’s own figure', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 6 }), (counts) => {
        const told = tell(counts.map((count, index) => [`o${index}`, count]));
        const hidden = counts.filter((count, index) => count > 0 && !(`o${index}` in told));
        const sum = hidden.reduce((total, count) => total + count, 0);
        expect(
          hidden.length === 0 || (hidden.length > 1 && sum >= 10) || Object.keys(told).length === 0,
        ).toBe(true);
        for (const count of Object.values(told)) expect(count).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('tells nothing of the running month', () => {
    const months = new Map([['2026-11', new Map([['a', 20]])]]);
    expect(tellAnsweredByOfficial(months, { from: '2026-11', to: '2026-11' }, '2026-11').size).toBe(0);
  });
});
