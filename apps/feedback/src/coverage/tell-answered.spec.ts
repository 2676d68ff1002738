import { describe, expect, it } from '@jest/globals';
import { daysOf, tellAnswered } from './tell-answered.js';

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
