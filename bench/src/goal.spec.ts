import { describe, expect, it } from '@jest/globals';
import { judge, verdictOf, type Figure } from './goal.js';

const figure = (median: number): Figure => ({
  ...{ what: 'a share', unit: 'ratio', median, min: median, max: median, runs: 5 },
  bound: { at: 'least', must: 0.4, stretch: 0.6 },
});

describe('judge', () => {
  it.each([
    ['least', 0.6, 'stretch'],
    ['least', 0.4, 'must'],
    ['least', 0.39, 'missed'],
    ['most', 0.4, 'must'],
    ['most', 0.2, 'stretch'],
    ['most', 0.41, 'missed'],
  ] as const)('at %s: %d is %s', (at, value, verdict) => {
    const bound = at === 'least' ? { must: 0.4, stretch: 0.6 } : { must: 0.4, stretch: 0.2 };
    expect(judge(value, { at, ...bound })).toBe(verdict);
  });

  it('never takes what was not measured for reached', () => {
    expect(judge(NaN, { at: 'most', must: 1, stretch: 0 })).toBe('missed');
  });
});

describe('verdictOf', () => {
  it('is that of the worse figure', () => {
    expect(verdictOf({ first: figure(0.7), second: figure(0.5), details: {} })).toBe('must');
    expect(verdictOf({ first: figure(0.3), second: figure(0.7), details: {} })).toBe('missed');
  });

  it('is void where the run was', () => {
    expect(verdictOf({ first: figure(0.7), details: {}, void: 'restless' })).toBe('void');
  });
});
