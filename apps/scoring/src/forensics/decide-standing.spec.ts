import { describe, expect, it } from '@jest/globals';
import { addDays, type RatingTrace } from '@namkhong/domain';
import fc from 'fast-check';
import { decideFindings } from './decide-findings.js';
import { decideReview, letDeadlinePass } from './decide-review.js';
import { hashEvidence } from './hash-evidence.js';
import type { StandingDecision } from './standing-decision.js';

const now = new Date('2026-05-20T03:00:00Z');
const occasion = (at = now) => {
  let next = 0;
  return { now: at, nextId: () => `${at.toISOString()} ${(next += 1)}` };
};

function traceOf(ratingId: string, day = '2026-05-18'): RatingTrace {
  return {
    ...{ ratingId, unitId: 'unit', officialId: 'official', day, minute: `${day}T03:05Z`, channel: 'web' },
    ...{ assurance: 'ballot', itemsAnswered: 5, secondsTaken: 3, rater: null, device: null, network: null },
  };
}

function decisionOf(ratingId: string, change: Partial<StandingDecision> = {}): StandingDecision {
  return {
    ...{ decisionId: `first of ${ratingId}`, ratingId, sequence: 1, groupId: 'group', unitId: 'unit' },
    ...{ officialId: 'official', day: '2026-05-18', channel: 'web', standing: 'quarantined', rule: 'q' },
    ...{ ruleVersion: 1, evidence: {}, evidenceHash: hashEvidence({}), actor: { kind: 'rule' } },
    ...{ reason: null, decideBy: '2026-06-03', decidedAt: now },
    ...change,
  };
}

const quarantineOf = (ratingId: string, seconds = 3) => ({
  ...{ ratingId, officialId: 'official', indicators: ['i1', 'i3'] as const },
  evidence: { i1: { secondsTaken: seconds, itemsAnswered: 5 }, i3: { ratingsOfDevice: 4 } },
});
const excessOf = (ratingId: string) => ({
  ...{ ratingId, officialId: 'official', rule: 'r2' as const },
  evidence: { source: 'device', days: 30, counted: ['a', 'b', 'c'] },
});

describe('what becomes of findings', () => {
  it('is a quarantine with ten working days, or an exclusion at once', () => {
    const found = { excluded: [excessOf('x')], quarantined: [quarantineOf('q')] };
    const decisions = decideFindings(found, [traceOf('x'), traceOf('q')], [], 1, occasion());
    expect(decisions).toMatchObject([
      { ratingId: 'x', sequence: 1, standing: 'excluded', rule: 'r2', decideBy: null, reason: null },
      // Wednesday 20 May and ten working days, on the printed calendar.
      { ratingId: 'q', sequence: 1, standing: 'quarantined', rule: 'q', decideBy: '2026-06-03' },
    ]);
    expect(decisions[0]?.groupId).not.toBe(decisions[1]?.groupId);
    // By `printf '%s' '{"counted":["a","b","c"],"days":30,"source":"device"}' | sha256sum`.
    expect(decisions[0]?.evidenceHash).toBe(
      '69092a4adf338e61dfc71cf2789e4e2a6b292bacea04043b11dc64f4c565af2f',
    );
  });

  it('lets the cap take over what is still quarantined, and nothing else', () => {
    const found = { excluded: ['q', 'person', 'deadline'].map(excessOf), quarantined: [] };
    const inForce = [
      decisionOf('q'),
      decisionOf('person', { standing: 'counted', actor: { kind: 'person', subject: 'reviewer' } }),
      decisionOf('deadline', { standing: 'counted', actor: { kind: 'deadline' } }),
    ];
    const traces = inForce.map(({ ratingId }) => traceOf(ratingId));
    expect(decideFindings(found, traces, inForce, 1, occasion())).toMatchObject([
      { ratingId: 'q', sequence: 2, standing: 'excluded', rule: 'r2' },
    ]);
  });

  const history = fc.record({
    standing: fc.constantFrom('counted' as const, 'quarantined' as const, 'excluded' as const),
    actor: fc.constantFrom(
      { kind: 'rule' as const },
      { kind: 'person' as const, subject: 'reviewer' },
      { kind: 'deadline' as const },
    ),
    sequence: fc.integer({ min: 1, max: 9 }),
  });
  const world = fc.array(
    fc.record({
      known: fc.option(history, { nil: undefined }),
      finding: fc.constantFrom('r2', 'q', null),
      seconds: fc.integer({ min: 0, max: 9 }),
      day: fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-05', days)),
    }),
    { maxLength: 30 },
  );

  it('is decided once, whatever comes to light later, and never against a person or a deadline', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 9 }), (ratings, laterSeconds) => {
        const traces = ratings.map(({ day }, index) => traceOf(`${index}`, day));
        const found = (seconds: (own: number) => number) => ({
          excluded: ratings.flatMap(({ finding }, index) => (finding === 'r2' ? [excessOf(`${index}`)] : [])),
          quarantined: ratings.flatMap(({ finding, seconds: own }, index) =>
            finding === 'q' ? [quarantineOf(`${index}`, seconds(own))] : [],
          ),
        });
        const before = ratings.flatMap(({ known }, index) => (known ? [decisionOf(`${index}`, known)] : []));
        const first = decideFindings(
          found((own) => own),
          traces,
          before,
          1,
          occasion(),
        );
        const held = new Map([...before, ...first].map((decision) => [decision.ratingId, decision]));
        for (const decision of first) {
          const previous = before.find(({ ratingId }) => ratingId === decision.ratingId);
          expect(previous?.actor.kind ?? 'rule').toBe('rule');
          expect(decision.sequence).toBe((previous?.sequence ?? 0) + 1);
          expect(decision.standing).not.toBe('counted');
        }
        const again = decideFindings(
          found(() => laterSeconds),
          traces,
          [...held.values()],
          1,
          occasion(),
        );
        expect(again).toEqual([]);
      }),
    );
  });
});

describe('what is reviewed together', () => {
  const groupsOf = (days: readonly string[], inForce: readonly StandingDecision[] = []) => {
    const traces = days.map((day, index) => traceOf(`${index}`, day));
    const quarantined = traces.map(({ ratingId }) => quarantineOf(ratingId));
    const decisions = decideFindings({ excluded: [], quarantined }, traces, inForce, 1, occasion());
    return decisions.map(({ groupId }) => groupId);
  };

  it('are ratings within a week of each other', () => {
    const [a, b, c, d] = groupsOf(['2026-05-01', '2026-05-08', '2026-05-15', '2026-05-23']);
    expect([b, c]).toEqual([a, a]);
    expect(d).not.toBe(a);
  });

  it('grows while nobody has decided', () => {
    expect(groupsOf(['2026-05-19'], [decisionOf('earlier')])).toEqual(['group']);
    const decided = decisionOf('earlier', { actor: { kind: 'person', subject: 'reviewer' } });
    expect(groupsOf(['2026-05-19'], [decided])).not.toEqual(['group']);
    expect(groupsOf(['2026-05-19'], [decisionOf('elsewhere', { unitId: 'other' })])).not.toEqual(['group']);
  });
});

describe('a review', () => {
  const review = { standing: 'excluded' as const, reason: 'Đã đối chiếu với hồ sơ.' };

  it('names who decided, why, and what it followed', () => {
    const [decision] = decideReview([decisionOf('q')], review, 'reviewer', occasion());
    expect(decision).toMatchObject({
      ...{
        ratingId: 'q',
        sequence: 2,
        standing: 'excluded',
        rule: 'review',
        decideBy: null,
        groupId: 'group',
      },
      actor: { kind: 'person', subject: 'reviewer' },
      evidence: { follows: 'first of q', evidenceHash: hashEvidence({}), ...review },
    });
    expect(decision?.evidenceHash).not.toBe(hashEvidence({}));
  });

  it('confirms what a rule or a deadline decided, and changes nothing where a person decided so', () => {
    const byRule = decisionOf('a', { standing: 'excluded', rule: 'r2' });
    const byPerson = decisionOf('b', { standing: 'excluded', actor: { kind: 'person', subject: 'other' } });
    expect(decideReview([byRule, byPerson], review, 'reviewer', occasion())).toMatchObject([
      { ratingId: 'a' },
    ]);
    expect(decideReview([byPerson], review, 'reviewer', occasion())).toEqual([]);
  });
});

describe('the last day', () => {
  const on = (instant: string, decisions: readonly StandingDecision[]) =>
    letDeadlinePass(decisions, occasion(new Date(instant))).map(({ ratingId, standing, actor }) => [
      ratingId,
      standing,
      actor.kind,
    ]);

  it('belongs to the reviewer; the day after, local time, ratings count again', () => {
    const quarantined = decisionOf('q');
    expect(on('2026-06-03T16:59:59Z', [quarantined])).toEqual([]);
    expect(on('2026-06-03T17:00:00Z', [quarantined])).toEqual([['q', 'counted', 'deadline']]);
  });

  it('gives back only what is quarantined', () => {
    const others = [
      decisionOf('x', { standing: 'excluded', decideBy: null }),
      decisionOf('c', { standing: 'counted', decideBy: null }),
    ];
    expect(on('2027-01-01T00:00:00Z', others)).toEqual([]);
  });
});
