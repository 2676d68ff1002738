import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findArrangementFault, findVoteFault, stateOf } from './poll-life.js';
import { tellResults } from './tell-results.js';

const label = { vi: 'Có', en: 'Yes' };
const poll = {
  unitId: '0198aaaa-0000-7000-8000-000000000000',
  title: label,
  text: label,
  document: null,
  options: [
    { code: 'a', label },
    { code: 'b', label },
    { code: 'c', label },
  ],
  maxChoices: 2,
  takesComments: true,
  opensOn: '2026-11-24',
  closesOn: '2026-12-01',
  withdrawalReason: null,
};

describe('a poll', () => {
  it.each([
    ['2026-11-23', 'announced'],
    ['2026-11-24', 'open'],
    ['2026-11-30', 'open'],
    ['2026-12-01', 'closed'],
  ])('on %s is %s', (today, state) => {
    expect(stateOf(poll, today)).toBe(state);
    expect(stateOf({ ...poll, withdrawalReason: 'Nhầm văn bản.' }, today)).toBe('withdrawn');
  });

  it.each([
    [{}, null],
    [{ opensOn: '2026-11-23' }, 'poll-not-ahead'],
    [{ closesOn: '2026-11-24' }, 'poll-interval-empty'],
    [{ closesOn: '2027-05-23' }, null],
    [{ closesOn: '2027-05-24' }, 'poll-too-long'],
    [{ options: [...poll.options, { code: 'a', label }] }, 'poll-option-repeated'],
    [{ maxChoices: 4 }, 'poll-choices-too-many'],
  ])('arranged with %j: %s', (change, fault) => {
    const day = { today: '2026-11-23', illustrative: false };
    expect(findArrangementFault({ ...poll, ...change }, day)).toBe(fault);
  });

  it('of an illustrative unit may begin at once, and not before', () => {
    const day = { today: '2026-11-23', illustrative: true };
    expect(findArrangementFault({ ...poll, opensOn: '2026-11-23' }, day)).toBeNull();
    expect(findArrangementFault({ ...poll, opensOn: '2026-11-22' }, day)).toBe('poll-not-ahead');
  });

  it.each([
    [['a'], '2026-11-24', null],
    [['a', 'c'], '2026-11-30', null],
    [['a'], '2026-11-23', 'poll-not-open'],
    [['a'], '2026-12-01', 'poll-not-open'],
    [['x'], '2026-11-24', 'poll-option-unknown'],
    [['a', 'a'], '2026-11-24', 'poll-choice-repeated'],
    [['a', 'b', 'c'], '2026-11-24', 'poll-choices-too-many'],
  ])('answered with %j on %s: %s', (choices, today, fault) => {
    expect(findVoteFault(poll, choices, today)).toBe(fault);
  });
});

describe('what is told of a closed poll', () => {
  it('is nothing where fewer than ten answered', () => {
    expect(tellResults(['a', 'b'], { answers: 9, chosen: { a: 9 } })).toEqual({
      answers: null,
      options: [
        { code: 'a', count: null, percent: null },
        { code: 'b', count: null, percent: null },
      ],
    });
  });

  it('is every option in its order, chosen or not', () => {
    expect(tellResults(['a', 'b', 'c'], { answers: 12, chosen: { c: 8, a: 4 } })).toEqual({
      answers: 12,
      options: [
        { code: 'a', count: 4, percent: '33.33' },
        { code: 'b', count: 0, percent: '0.00' },
        { code: 'c', count: 8, percent: '66.67' },
      ],
    });
  });

  it('is off by no more than half a hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 2_000_000 }), fc.nat(2_000_000), (answers, part) => {
        const count = Math.min(part, answers);
        const [told] = tellResults(['a'], { answers, chosen: { a: count } }).options;
        const hundredths = BigInt((told?.percent ?? '').replace('.', ''));
        const twiceOff = 2n * (hundredths * BigInt(answers) - BigInt(count) * 10_000n);
        expect(twiceOff <= BigInt(answers) && -twiceOff <= BigInt(answers)).toBe(true);
      }),
    );
  });
});
