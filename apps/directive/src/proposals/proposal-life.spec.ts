import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findActFault, isOverdue, type LivingProposal, type ProposalAct } from './proposal-life.js';

const TODAY = '2026-11-23';
const received: LivingProposal = {
  state: 'received',
  unitId: 'xa',
  decisionDueOn: null,
  isExtended: false,
  visited: ['xa'],
  consulted: [],
  proposerId: null,
  decidedBy: null,
  isPublished: false,
};
const accepted: LivingProposal = { ...received, state: 'accepted', decisionDueOn: '2026-12-21' };
const decided: LivingProposal = { ...accepted, state: 'decided', decidedBy: 'head' };
const asked = { unitId: 'so', dueOn: '2026-11-30', isAnswered: false };

describe('what may happen to a proposal', () => {
  it.each<[string, LivingProposal, ProposalAct, string | null]>([
    ['accepted', received, { act: 'accept' }, null],
    [
      'accepted by nobody',
      { ...received, unitId: null, visited: [] },
      { act: 'accept' },
      'proposal-unrouted',
    ],
    ['accepted twice', accepted, { act: 'accept' }, 'proposal-state-differs'],
    ['forwarded', received, { act: 'forward', unitId: 'so' }, null],
    [
      'forwarded back',
      { ...received, visited: ['so', 'xa'] },
      { act: 'forward', unitId: 'so' },
      'proposal-forwarded-before',
    ],
    ['forwarded to itself', received, { act: 'forward', unitId: 'xa' }, 'proposal-forwarded-before'],
    ['extended', accepted, { act: 'extend', dueOn: '2026-12-22' }, null],
    [
      'extended to the same day',
      accepted,
      { act: 'extend', dueOn: '2026-12-21' },
      'proposal-extension-not-later',
    ],
    [
      'extended twice',
      { ...accepted, isExtended: true },
      { act: 'extend', dueOn: '2027-01-05' },
      'proposal-extended-before',
    ],
    [
      'consulted about with itself',
      accepted,
      { act: 'consult', unitIds: ['so', 'xa'] },
      'proposal-consults-itself',
    ],
    [
      'consulted about twice',
      { ...accepted, consulted: [asked] },
      { act: 'consult', unitIds: ['so'] },
      'proposal-consulted-before',
    ],
    ['judged by who was not asked', accepted, { act: 'opine', unitId: 'so' }, 'proposal-opinion-not-asked'],
    [
      'judged twice',
      { ...accepted, consulted: [{ ...asked, isAnswered: true }] },
      { act: 'opine', unitId: 'so' },
      'proposal-opinion-given',
    ],
    [
      'decided while who was asked has time',
      { ...accepted, consulted: [asked] },
      { act: 'decide', officialId: 'o' },
      'proposal-opinions-pending',
    ],
    [
      'decided when that time is over',
      { ...accepted, consulted: [{ ...asked, dueOn: '2026-11-22' }] },
      { act: 'decide', officialId: 'o' },
      null,
    ],
    [
      'decided by who proposed it',
      { ...accepted, proposerId: 'o' },
      { act: 'decide', officialId: 'o' },
      'proposal-decider-proposed',
    ],
    ['published by who decided', decided, { act: 'publish', account: 'head' }, 'proposal-moderator-decided'],
    ['published by another', decided, { act: 'publish', account: 'office' }, null],
    [
      'published twice',
      { ...decided, isPublished: true },
      { act: 'publish', account: 'office' },
      'proposal-published',
    ],
    ['taken down before', decided, { act: 'unpublish' }, 'proposal-not-published'],
    ['withdrawn after the decision', decided, { act: 'withdraw' }, 'proposal-state-differs'],
  ])('%s: %#', (_, proposal, act, fault) => {
    expect(findActFault(proposal, act, TODAY)).toBe(fault);
  });

  it('is nothing once it is refused or withdrawn', () => {
    const acts: ProposalAct[] = [
      { act: 'accept' },
      { act: 'refuse' },
      { act: 'withdraw' },
      { act: 'unpublish' },
      { act: 'forward', unitId: 'so' },
      { act: 'extend', dueOn: '2027-01-05' },
      { act: 'consult', unitIds: ['so'] },
      { act: 'opine', unitId: 'so' },
      { act: 'decide', officialId: null },
      { act: 'publish', account: 'office' },
    ];
    const ended = fc.constantFrom<LivingProposal['state']>('refused', 'withdrawn');
    fc.assert(
      fc.property(ended, fc.constantFrom(...acts), (state, act) => {
        expect(findActFault({ ...accepted, state, consulted: [asked] }, act, TODAY)).toBe(
          'proposal-state-differs',
        );
      }),
    );
  });
});

describe('overdue', () => {
  it('is what its next day has passed for', () => {
    const days = { replyDueOn: '2026-11-20', decisionDueOn: '2026-11-23' };
    expect(isOverdue({ ...days, state: 'received' }, '2026-11-20')).toBe(false);
    expect(isOverdue({ ...days, state: 'received' }, '2026-11-21')).toBe(true);
    expect(isOverdue({ ...days, state: 'accepted' }, '2026-11-23')).toBe(false);
    expect(isOverdue({ ...days, state: 'accepted' }, '2026-11-24')).toBe(true);
    for (const state of ['refused', 'decided', 'withdrawn'] as const)
      expect(isOverdue({ ...days, state }, '2027-01-01')).toBe(false);
  });
});
