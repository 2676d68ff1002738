import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  caseLife,
  decideRecusal,
  findActFault,
  findAppealFault,
  findDecisionFault,
  findProposalFault,
  findReturnFault,
  findReviewerFault,
  findReviewFault,
  isUndecided,
  statusAfterReview,
  statusWithoutProposal,
  type CaseAct,
  type CaseFacts,
  type CaseStatus,
  type Weighed,
} from './case-life.js';

const facts: CaseFacts = {
  status: 'noticed',
  hasReplied: false,
  replyUntil: '2026-12-08',
  proposedBy: null,
  decidedBy: null,
  barred: ['opener', 'inspector'],
};
const replied: CaseFacts = { ...facts, status: 'replied', hasReplied: true };
const proposed: CaseFacts = { ...replied, status: 'proposed', proposedBy: 'first' };
const notified: CaseFacts = { ...proposed, status: 'notified', decidedBy: 'second' };
const reminder = { code: 'reminder', weight: 10 };
const training = { code: 'training', weight: 20 };
const account = { code: 'accounting', weight: 20 };

describe('a proposal', () => {
  it.each([
    [facts, 'first', '2026-12-08', 'decision-before-window'],
    [facts, 'first', '2026-12-09', null],
    [replied, 'first', '2026-11-24', null],
    [replied, 'opener', '2026-12-09', 'reviewer-barred'],
    [replied, 'inspector', '2026-12-09', 'reviewer-barred'],
    [{ ...facts, status: 'opened' }, 'first', '2026-12-09', 'act-not-in-this-state'],
    [notified, 'first', '2026-12-09', 'act-not-in-this-state'],
  ] as const)('on %j by %s on %s: %s', (one, by, today, fault) => {
    expect(findProposalFault(one, by, today)).toBe(fault);
  });
});

describe('a decision', () => {
  it.each([
    ['second', training, training, null],
    ['second', training, reminder, null],
    ['second', training, account, null],
    ['second', training, null, null],
    ['second', null, null, null],
    ['second', reminder, training, 'decision-heavier'],
    ['second', null, reminder, 'decision-heavier'],
    ['first', training, training, 'same-person-twice'],
    ['opener', training, training, 'reviewer-barred'],
  ] as const)('by %s, proposed %j, decided %j: %s', (by, asked, decided, fault) => {
    expect(findDecisionFault(proposed, by, { proposed: asked, decided })).toBe(fault);
  });

  it('is sent back by the second, never by the first', () => {
    expect(findReturnFault(proposed, 'second')).toBeNull();
    expect(findReturnFault(proposed, 'first')).toBe('same-person-twice');
    expect(statusWithoutProposal(proposed)).toBe('replied');
    expect(statusWithoutProposal({ hasReplied: false })).toBe('noticed');
  });
});

describe('an appeal', () => {
  it.each([
    ['notified', '2026-12-31', null],
    ['notified', '2027-01-01', 'appeal-too-late'],
    ['final', '2027-01-01', 'appeal-too-late'],
    ['final', '2026-12-31', 'act-not-in-this-state'],
    ['decided', '2026-12-20', 'act-not-in-this-state'],
  ] as const)('in %s on %s: %s', (status, today, fault) => {
    expect(findAppealFault({ status }, { appealUntil: '2026-12-31', today })).toBe(fault);
  });

  const appealed: CaseFacts = { ...notified, status: 'appealed' };
  it.each([
    ['first', 'upheld', null, 'same-person-twice'],
    ['second', 'annulled', null, 'same-person-twice'],
    ['third', 'upheld', null, null],
    ['third', 'annulled', null, null],
    ['third', 'corrected', reminder, null],
    ['third', 'corrected', account, null],
    ['third', 'corrected', null, null],
    ['third', 'corrected', training, 'correction-empty'],
    ['third', 'corrected', { code: 'change-of-position', weight: 50 }, 'correction-heavier'],
    ['inspector', 'annulled', null, 'reviewer-barred'],
  ] as const)('by %s: %s with %j: %s', (by, outcome, measure, fault) => {
    const decision = { outcome, inForce: training, measure };
    expect(findReviewFault(appealed, 'decide-appeal', by, decision)).toBe(fault);
  });
});

describe('a recusal', () => {
  it.each([
    [proposed, 'first', { status: 'replied', proposedBy: null }],
    [proposed, 'second', {}],
    [notified, 'first', { correctionDue: 'reviewer-recused' }],
    [notified, 'second', { correctionDue: 'reviewer-recused' }],
    [notified, 'third', {}],
  ] as const)('in %j of %s changes %j', (one, who, change) => {
    expect(decideRecusal(one, who)).toMatchObject(change);
    expect(Object.keys(decideRecusal(one, who)).length === 0).toBe(Object.keys(change).length === 0);
  });

  it('is of no use where the case is over', () => {
    expect(decideRecusal({ ...notified, status: 'closed' }, 'first')).toBe('act-not-in-this-state');
  });
});

/** The order of due process, written down independently of the code: after which steps each step may come. */
const comesAfter: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  opened: [],
  noticed: ['opened', 'proposed'],
  replied: ['noticed', 'replied', 'proposed'],
  proposed: ['noticed', 'replied', 'proposed'],
  decided: ['proposed', 'decided'],
  notified: ['decided', 'notified'],
  appealed: ['notified', 'appealed'],
  final: ['notified', 'appealed', 'final'],
  annulled: ['decided', 'notified', 'appealed', 'final', 'expired'],
  closed: ['opened', 'noticed', 'replied', 'proposed'],
  expired: ['final', 'expired'],
};

interface Model {
  readonly facts: CaseFacts;
  readonly proposal: Weighed;
  readonly measure: Weighed;
  readonly told: boolean;
}

interface Command {
  /** `possible`: one that the step allows, by `pick`. */
  readonly act: CaseAct | 'recuse' | 'possible';
  readonly pick: number;
  readonly by: string;
  readonly measure: Weighed;
  readonly outcome: 'upheld' | 'corrected' | 'annulled';
  readonly windowOver: boolean;
}

describe('the life of a case', () => {
  const anyAct = fc.constantFrom(...new Set(Object.values(caseLife).flat()));
  const command: fc.Arbitrary<Command> = fc.record({
    act: fc.oneof(
      { arbitrary: fc.constant('possible' as const), weight: 12 },
      { arbitrary: anyAct, weight: 6 },
      { arbitrary: fc.constant('recuse' as const), weight: 1 },
    ),
    pick: fc.nat(20),
    by: fc.constantFrom('opener', 'a', 'b', 'c', 'd', 'e', 'f'),
    measure: fc.constantFrom(null, reminder, training, account, { code: 'referral-discipline', weight: 60 }),
    outcome: fc.constantFrom('upheld', 'corrected', 'annulled'),
    windowOver: fc.constantFrom(true, true, true, false),
  });

  it('keeps its order; a measure takes notice, a hearing and two persons, and only ever gets lighter', () => {
    let decided = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 20, maxLength: 80 }), (commands) => {
        let model: Model = {
          facts: { ...facts, status: 'opened', replyUntil: null, barred: ['opener'] },
          proposal: null,
          measure: null,
          told: false,
        };
        for (const each of commands) {
          const before = model;
          model = step(before, each);
          if (model === before) continue;
          const { status, proposedBy, decidedBy, barred } = model.facts;
          if (status !== before.facts.status) expect(comesAfter[status]).toContain(before.facts.status);
          if (decidedBy !== null) {
            decided += 1;
            expect(model.told).toBe(true);
            expect(proposedBy).not.toBeNull();
            expect(proposedBy).not.toBe(decidedBy);
            expect(decidedBy === before.facts.decidedBy || !barred.includes(decidedBy)).toBe(true);
          }
          if (model.measure !== null) {
            expect(decidedBy).not.toBeNull();
            if (before.facts.decidedBy !== null)
              expect(model.measure.weight).toBeLessThanOrEqual(before.measure?.weight ?? 0);
          }
          if (isUndecided(status)) expect(model.measure).toBeNull();
        }
      }),
      { numRuns: 1000 },
    );
    // Else the property would hold of cases in which nothing ever happens.
    expect(decided).toBeGreaterThan(0);
  });
});

/** What the services do in a case, without database: the same model where the act is refused. */
function step(model: Model, { act: asked, pick, by, measure, outcome, windowOver }: Command): Model {
  const { facts: now } = model;
  const allowed = caseLife[now.status];
  const act = asked === 'possible' ? allowed[pick % allowed.length] : asked;
  if (act === undefined) return model;
  const to = (change: Partial<CaseFacts>, rest: Partial<Model> = {}): Model => ({
    ...model,
    ...rest,
    facts: { ...now, ...change },
  });
  const today = windowOver ? '2026-12-09' : '2026-12-08';
  switch (act) {
    case 'recuse': {
      const decision = decideRecusal(now, by);
      if (typeof decision === 'string') return model;
      const { status = now.status, proposedBy = now.proposedBy } = decision as Partial<CaseFacts>;
      return to({ status, proposedBy, barred: [...now.barred, by] });
    }
    case 'notice':
      return findReviewerFault(now, act, by)
        ? model
        : to({ status: 'noticed', replyUntil: '2026-12-08' }, { told: true });
    case 'propose':
      return findProposalFault(now, by, today)
        ? model
        : to({ status: 'proposed', proposedBy: by }, { proposal: measure });
    case 'return':
      return findReturnFault(now, by) ? model : to({ status: statusWithoutProposal(now), proposedBy: null });
    case 'decide':
      return findDecisionFault(now, by, { proposed: model.proposal, decided: measure })
        ? model
        : to({ status: 'decided', decidedBy: by }, { measure });
    case 'decide-appeal':
    case 'correct': {
      const fault = findReviewFault(now, act, by, { outcome, inForce: model.measure, measure });
      if (fault) return model;
      const next = outcome === 'upheld' ? model.measure : outcome === 'corrected' ? measure : null;
      return to({ status: statusAfterReview(now.status, outcome) }, { measure: next });
    }
    case 'reply':
      return findActFault(now, act)
        ? model
        : to({ hasReplied: true, status: now.status === 'proposed' ? 'proposed' : 'replied' });
    default: {
      const next = {
        notify: 'notified',
        appeal: 'appealed',
        finalise: 'final',
        close: 'closed',
        expire: 'expired',
      } as const;
      return findActFault(now, act) ? model : to({ status: next[act] });
    }
  }
}
