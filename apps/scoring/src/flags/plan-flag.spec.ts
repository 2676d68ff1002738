import { describe, expect, it } from '@jest/globals';
import type { LowCondition, LowConditionId } from '@namkhong/domain';
import type { FlagFile, FlagStep } from './flag.js';
import { stateOf } from './flag-state.js';
import { planFlag, type FlagFigures } from './plan-flag.js';

const conditionsWith = (...failing: LowConditionId[]): LowCondition[] =>
  (['valid-window', 'significant-in-both-quarters', 'robust', 'nothing-pending'] as const).map((id) => ({
    id,
    holds: failing.includes(id) ? 'no' : 'yes',
    reason: { code: failing.includes(id) ? 'rests-on-two-days' : 'robust', params: {} },
  }));

const quarter = { n: 118, days: 25, score: '42.58', lower: '34.75', upper: '50.81', p: '0.000082' };
const figures: FlagFigures = {
  setVersion: 1,
  threshold: '60.00',
  eValue: '155.68',
  evidence: [
    { quarter: '2026-Q2', ...quarter },
    { quarter: '2026-Q3', ...quarter },
  ],
};
const others: FlagFigures = { ...figures, eValue: '155.69' };

const step = (kind: FlagStep['kind']): FlagStep => ({
  kind,
  at: '2026-10-05T03:00:00.000Z',
  reason: null,
  contestId: null,
  supersededBy: null,
});
const flagWith = (...kinds: FlagStep['kind'][]): FlagFile => ({
  flag: {
    ...figures,
    evidence: [...figures.evidence],
    flagId: '0198f3a0-0000-7000-8000-000000000001',
    subject: { kind: 'unit', unitId: '0198f3a0-0000-7000-8000-000000000002' },
    setCode: 'sipas',
    clauseId: null,
    conditions: [],
    lowestCriterion: 'overall',
    raisedAt: '2026-10-05T03:00:00.000Z',
    illustrative: true,
    contestUntil: '2026-10-26',
    checks: null,
    explanation: null,
    sensitivity: null,
    summary: null,
    publicationIds: [],
    supersedes: null,
  },
  history: [step('raised'), ...kinds.map(step)],
  contests: [],
});

describe('what becomes of a flag', () => {
  it.each([
    ['nothing without a flag and without a low score', null, conditionsWith('robust'), figures, 'none'],
    ['a flag where every condition holds', null, conditionsWith(), figures, 'raise'],
    ['waiting where something is undecided', null, conditionsWith('nothing-pending'), figures, 'wait'],
    ['nothing where there is too little to say', null, conditionsWith(), null, 'none'],
    ['the same flag where it says the same', flagWith(), conditionsWith(), figures, 'keep'],
    ['the same flag while it is contested', flagWith(), conditionsWith('nothing-pending'), figures, 'keep'],
    ['another one where figures changed', flagWith(), conditionsWith(), others, 'supersede'],
    ['waiting where they changed meanwhile', flagWith(), conditionsWith('nothing-pending'), others, 'wait'],
    ['none where there is nothing left to say', flagWith(), conditionsWith(), null, 'lapse'],
    ['a new one after it lapsed', flagWith('lapsed'), conditionsWith(), figures, 'raise'],
    ['nothing after it lapsed and stays good', flagWith('lapsed'), conditionsWith('robust'), figures, 'none'],
    ['nothing once a contest was upheld', flagWith('contest-upheld'), conditionsWith(), others, 'none'],
  ])('is %s', (_, latest, conditions, said, kind) => {
    expect(planFlag(latest, conditions, said).kind).toBe(kind);
  });

  it('is an end with the reason of the first condition that no longer holds, never one that is undecided', () => {
    const failing = conditionsWith('robust', 'nothing-pending');
    expect(planFlag(flagWith(), failing, figures)).toEqual({ kind: 'lapse', reason: 'rests-on-two-days' });
  });
});

describe('the state of a flag', () => {
  const contest = (decided: boolean): FlagFile['contests'][number] => ({
    contestId: '0198f3a0-0000-7000-8000-000000000003',
    account: 'somebody',
    by: 'unit-head',
    text: 'Không đúng.',
    lodgedAt: '2026-10-06T03:00:00.000Z',
    decision: decided
      ? { outcome: 'rejected', reason: 'Đúng.', decidedAt: '2026-10-07T03:00:00.000Z' }
      : null,
  });

  it.each([
    ['raised', flagWith(), '2026-10-26'],
    ['confirmed', flagWith(), '2026-10-27'],
    ['contested', { ...flagWith('contested'), contests: [contest(false)] }, '2026-12-01'],
    ['confirmed', { ...flagWith('contested', 'contest-rejected'), contests: [contest(true)] }, '2026-10-27'],
    ['lapsed', { ...flagWith('contested', 'lapsed'), contests: [contest(false)] }, '2026-10-06'],
    ['superseded', flagWith('superseded'), '2026-10-06'],
    ['contest-upheld', flagWith('contested', 'contest-upheld'), '2026-10-06'],
  ])('is %s', (state, file, today) => {
    expect(stateOf(file, today)).toBe(state);
  });
});
