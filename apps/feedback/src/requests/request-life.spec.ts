import { describe, expect, it } from '@jest/globals';
import { findHolderFault, findUnitFault, holderMay, nextDueOn, type LivingRequest } from './request-life.js';

const request: LivingRequest = {
  state: 'received',
  unitId: 'ward',
  verdict: null,
  satisfaction: null,
  visited: ['ward'],
  superiorId: 'province',
  closedBy: null,
  isPublished: false,
};

describe('what a unit may do with a request', () => {
  it.each(['accept', 'refuse'] as const)('it may %s what it received or what was appealed to it', (act) => {
    expect(findUnitFault(request, { act })).toBeNull();
    expect(findUnitFault({ ...request, state: 'appealed' }, { act })).toBeNull();
    expect(findUnitFault({ ...request, state: 'closed' }, { act })).toBe('request-state-differs');
  });

  it('never calls a request resolved, and closes what it works on alone', () => {
    expect(findUnitFault({ ...request, state: 'accepted' }, { act: 'close' })).toBeNull();
    expect(findUnitFault({ ...request, state: 'reopened' }, { act: 'close' })).toBeNull();
    for (const state of ['received', 'closed', 'resolved', 'appealed'] as const)
      expect(findUnitFault({ ...request, state }, { act: 'close' })).toBe('request-state-differs');
  });

  it('sends nothing to and fro, and merges within one unit into what is worked on', () => {
    expect(findUnitFault(request, { act: 'forward', unitId: 'ward' })).toBe('request-forwarded-before');
    expect(findUnitFault(request, { act: 'forward', unitId: 'school' })).toBeNull();
    const into = { ...request, state: 'accepted' as const };
    expect(findUnitFault(request, { act: 'merge', into, isItself: false })).toBeNull();
    for (const wrong of [
      { ...into, unitId: 'other' },
      { ...into, state: 'closed' as const },
    ])
      expect(findUnitFault(request, { act: 'merge', into: wrong, isItself: false })).toBe(
        'request-merging-elsewhere',
      );
    expect(findUnitFault(into, { act: 'merge', into, isItself: true })).toBe('request-merging-elsewhere');
  });

  it('is not published by whoever closed it', () => {
    const closed = { ...request, state: 'closed' as const, closedBy: 'head' };
    expect(findUnitFault(closed, { act: 'publish', account: 'head' })).toBe('request-moderator-closed');
    expect(findUnitFault(closed, { act: 'publish', account: 'office' })).toBeNull();
    expect(findUnitFault(closed, { act: 'unpublish' })).toBe('request-not-published');
  });
});

describe('what whoever holds the receipt may do', () => {
  it('is to add and to withdraw at first, and to have the last word in the end', () => {
    expect(holderMay(request)).toEqual(['add', 'withdraw']);
    const closed = { ...request, state: 'closed' as const };
    expect(holderMay(closed)).toEqual(['confirm', 'dispute', 'reopen', 'withdraw']);
    expect(holderMay({ ...request, state: 'resolved' })).toEqual(['reopen', 'withdraw']);
    expect(holderMay({ ...request, state: 'withdrawn' })).toEqual([]);
  });

  it.each<[Partial<LivingRequest>, string | null]>([
    [{ verdict: null }, 'request-appeal-locked'],
    [{ verdict: 'not-resolved' }, null],
    [{ satisfaction: 2 }, null],
    [{ satisfaction: 3 }, 'request-appeal-locked'],
    [{ verdict: 'not-resolved', superiorId: null }, 'request-no-superior'],
    [{ state: 'refused' }, null],
    [{ state: 'accepted', verdict: 'not-resolved' }, 'request-state-differs'],
  ])('to appeal with %j is answered %p', (change, fault) => {
    expect(findHolderFault({ ...request, state: 'closed', ...change }, 'appeal')).toBe(fault);
  });
});

describe('the next day that counts', () => {
  it('is that of the reply, then that of the work, then none', () => {
    const days = { replyDueOn: '2026-12-07', dueOn: '2026-12-21' };
    expect(nextDueOn({ state: 'received', ...days })).toBe('2026-12-07');
    expect(nextDueOn({ state: 'reopened', ...days })).toBe('2026-12-21');
    expect(nextDueOn({ state: 'closed', ...days })).toBeNull();
  });
});
