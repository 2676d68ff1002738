import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findActFault,
  findAppealFault,
  findConclusionFault,
  findingLife,
  findReviewFault,
  hasLeft,
  severities,
  stateAfterConclusion,
  stateAfterReview,
  type FindingAct,
  type FindingFacts,
  type FindingState,
} from './finding-life.js';

const facts: FindingFacts = {
  state: 'notified',
  outcome: null,
  no: 1,
  severity: 'serious',
  draftedBy: 'inspector-a',
  concludedBy: null,
};
const concluded: FindingFacts = {
  ...facts,
  state: 'appealed',
  outcome: 'substantiated',
  concludedBy: 'inspector-b',
};
const window = { explainUntil: '2026-12-01', today: '2026-12-01' };

describe('concluding a finding', () => {
  it.each([
    [facts, 'inspector-a', { ...window, today: '2026-12-02' }, 'same-person-twice'],
    [facts, 'inspector-b', window, 'decision-before-window'],
    [facts, 'inspector-b', { ...window, today: '2026-12-02' }, null],
    [{ ...facts, state: 'explained' }, 'inspector-b', window, null],
    [{ ...facts, state: 'draft' }, 'inspector-b', window, 'act-not-in-this-state'],
    [concluded, 'inspector-b', window, 'act-not-in-this-state'],
  ] as const)('%j by %s at %j: %s', (finding, by, days, fault) => {
    expect(findConclusionFault(finding, by, days)).toBe(fault);
  });
});

describe('appealing', () => {
  it.each([
    ['concluded', '2026-12-16', null],
    ['concluded', '2026-12-17', 'appeal-too-late'],
    ['final', '2026-12-17', 'appeal-too-late'],
    ['final', '2026-12-10', 'act-not-in-this-state'],
    ['notified', '2026-12-10', 'act-not-in-this-state'],
  ] as const)('in state %s on %s: %s', (state, today, fault) => {
    expect(findAppealFault({ state }, { appealUntil: '2026-12-16', today })).toBe(fault);
  });
});

describe('reviewing', () => {
  const corrected = (change: object) => ({ outcome: 'corrected' as const, change });
  it.each([
    ['inspector-a', { outcome: 'annulled', change: {} }, 'same-person-twice'],
    ['inspector-b', { outcome: 'upheld', change: {} }, 'same-person-twice'],
    ['reviewer', { outcome: 'upheld', change: {} }, null],
    ['reviewer', corrected({ severity: 'minor' }), null],
    ['reviewer', corrected({ no: 2 }), null],
    ['reviewer', corrected({ severity: 'grave' }), 'correction-heavier'],
    ['reviewer', corrected({ severity: 'serious' }), 'correction-empty'],
    ['reviewer', corrected({}), 'correction-empty'],
  ] as const)('by %s, %j: %s', (by, decision, fault) => {
    expect(findReviewFault(concluded, 'decide-appeal', by, decision)).toBe(fault);
  });

  it('has nothing to correct in what was not substantiated', () => {
    const final = { ...concluded, state: 'final', outcome: 'malicious-report' } as const;
    expect(findReviewFault(final, 'correct', 'reviewer', { outcome: 'annulled', change: {} })).toBe(
      'act-not-in-this-state',
    );
  });
});

/** Written down independently of the code: the way of a finding as a set of pairs (state, state after it). */
const ways: Readonly<Record<FindingState, readonly FindingState[]>> = {
  draft: ['draft', 'notified', 'discarded'],
  notified: ['explained', 'concluded', 'final'],
  explained: ['explained', 'concluded', 'final'],
  concluded: ['appealed', 'final'],
  appealed: ['final', 'withdrawn'],
  final: ['final', 'withdrawn', 'expired'],
  expired: ['expired', 'withdrawn'],
  withdrawn: [],
  discarded: [],
};

describe('the life of a finding', () => {
  const people = fc.constantFrom('a', 'b', 'c', 'd');
  const command = fc.record({
    act: fc.constantFrom(...new Set(Object.values(findingLife).flat())),
    by: people,
    outcome: fc.constantFrom('substantiated', 'unsubstantiated', 'malicious-report'),
    review: fc.constantFrom('upheld', 'corrected', 'annulled'),
    change: fc.record({
      no: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      severity: fc.option(fc.constantFrom(...severities), { nil: undefined }),
    }),
    windowOver: fc.boolean(),
  });

  it('never leaves its ways, is decided by two persons, counts only when substantiated, and never gets heavier', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), people, (commands, drafter) => {
        let finding: FindingFacts = { ...facts, state: 'draft', draftedBy: drafter };
        for (const { act, by, outcome, review, change, windowOver } of commands) {
          const before = finding;
          const days = { explainUntil: '2026-12-01', today: windowOver ? '2026-12-02' : '2026-12-01' };
          finding = step(finding, { act, by, outcome, review, change, days });
          if (finding === before) continue;
          expect(ways[before.state]).toContain(finding.state);
          if (hasLeft(finding)) {
            expect(finding.outcome).toBe('substantiated');
            expect(finding.concludedBy).not.toBe(finding.draftedBy);
          }
          if (before.outcome === 'substantiated')
            expect(severities.indexOf(finding.severity)).toBeLessThanOrEqual(
              severities.indexOf(before.severity),
            );
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface Step {
  readonly act: FindingAct;
  readonly by: string;
  readonly outcome: 'substantiated' | 'unsubstantiated' | 'malicious-report';
  readonly review: 'upheld' | 'corrected' | 'annulled';
  readonly change: { no: number | undefined; severity: (typeof severities)[number] | undefined };
  readonly days: { readonly explainUntil: string; readonly today: string };
}

/** What the services do with a finding, without database: the same finding where the act is refused. */
function step(finding: FindingFacts, { act, by, outcome, review, change, days }: Step): FindingFacts {
  if (act === 'conclude') {
    if (findConclusionFault(finding, by, days) !== null) return finding;
    return { ...finding, outcome, concludedBy: by, state: stateAfterConclusion(outcome) };
  }
  if (act === 'decide-appeal' || act === 'correct') {
    if (findReviewFault(finding, act, by, { outcome: review, change }) !== null) return finding;
    const { no = finding.no, severity = finding.severity } = review === 'corrected' ? change : {};
    return { ...finding, no, severity, state: stateAfterReview(finding.state, review) };
  }
  if (act === 'expire' && finding.outcome !== 'substantiated') return finding;
  if (findActFault(finding, act) !== null) return finding;
  const next = {
    change: finding.state,
    discard: 'discarded',
    notify: 'notified',
    explain: 'explained',
    appeal: 'appealed',
    finalise: 'final',
    expire: 'expired',
  } as const;
  return { ...finding, state: next[act] };
}
