import { describe, expect, it } from '@jest/globals';
import { tellFigures, type RequestMonth } from './tell-figures.js';

const of = (month: string, received: number): RequestMonth => ({
  month,
  received,
  closedByUnit: received - 1,
  resolved: 2,
  notResolved: 3,
  appealed: 1,
  onTime: 4,
});

describe('figures of requests', () => {
  it('add up finished months of ten and more, closed and resolved apart', () => {
    const months = [of('2026-08', 10), of('2026-09', 9), of('2026-10', 20), of('2026-11', 50)];
    expect(tellFigures(months, { from: '2026-08', to: '2026-11' }, '2026-11')).toEqual({
      received: 30,
      closedByUnit: 28,
      resolved: 4,
      notResolved: 6,
      unheard: 18,
      appealed: 2,
      onTime: 8,
      withheldMonths: ['2026-09', '2026-11'],
    });
  });

  it('are none where no month may be told', () => {
    expect(tellFigures([of('2026-09', 9)], { from: '2026-09', to: '2026-09' }, '2026-11')).toMatchObject({
      received: null,
      unheard: null,
      withheldMonths: ['2026-09'],
    });
  });
});
