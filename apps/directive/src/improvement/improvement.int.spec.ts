import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lowFlagRaisedV1, quarterFigurePublishedV1 } from '@namkhong/contracts';
import type { ImprovementPlanView } from '@namkhong/contracts/http/directive-improvement';
import { v7 } from 'uuid';
import type { Asker } from '../testing/booted-directive.js';
import {
  above,
  at,
  bootCaseWorld,
  first,
  head,
  MONDAY,
  ofTheWard,
  type CaseWorld,
} from '../testing/case-world.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await bootCaseWorld();
}, 60_000);
afterAll(async () => world.directive.close());
beforeEach(() => world.directive.clock.set(MONDAY));

const request = (over = {}) => ({
  unitId: world.ward.unitId,
  setCode: 'sipas',
  criterion: 'thai-do',
  baseline: '2026-Q3',
  target: '70.00',
  targetQuarter: '2027-Q1',
  actions: [
    { text: 'Bố trí thêm một người ở quầy buổi sáng', dueOn: '2026-12-01' },
    { text: 'Tập huấn giao tiếp cho toàn bộ phận', dueOn: '2026-12-31' },
  ],
  ...over,
});

async function make(over = {}): Promise<ImprovementPlanView> {
  const made = await world.directive.post(head, 'improvement-plans', request(over));
  expect(made).toMatchObject({ status: 201, body: { version: 1, illustrative: true } });
  return made.body as ImprovementPlanView;
}
const on = (who: Asker, planId: string, path: string, body: object, version: number) =>
  world.directive.post(who, `improvement-plans/${planId}/${path}`, body, at(version));
const DONE = { text: 'Đã bố trí từ ngày 25/11, có lịch trực kèm theo.' };
const FOUND = { outcome: 'verified', reason: 'Đã đến quầy ba buổi sáng.' };

/** A case that a flag opened about the ward. */
async function flagged(): Promise<string> {
  const flagId = v7();
  await world.directive.receive(lowFlagRaisedV1, {
    flagId,
    subject: { kind: 'unit', unitId: world.ward.unitId },
    setCode: 'sipas',
    setVersion: 1,
    clauseId: null,
    threshold: '60.00',
    evidence: ['2026-Q2', '2026-Q3'].map((quarter) => ({
      quarter,
      n: 120,
      days: 50,
      score: '41.25',
      lower: '37.10',
      upper: '45.40',
      p: '0.000001',
    })),
    conditions: [{ id: 'low', holds: 'yes', reason: 'upper-bound-below-threshold' }],
    lowestCriterion: 'thai-do',
    raisedAt: '2026-11-23T01:00:00.000Z',
    illustrative: true,
  });
  let caseId = '';
  await world.directive.eventually(async () => {
    const { items } = (await world.directive.get(first, 'cases?limit=200')).body;
    caseId = items.find((one: { flagId: string }) => one.flagId === flagId)?.caseId as string;
    expect(caseId).toBeDefined();
  });
  return caseId;
}

describe('a plan', () => {
  it.each([
    [{ actions: [{ text: 'Muộn', dueOn: '2026-11-22' }] }, 422, 'plan-action-due-in-past'],
    [{ target: '100.01' }, 422, 'plan-target-outside-scale'],
    [{ targetQuarter: '2026-Q3' }, 422, 'plan-target-quarter-not-later'],
    [{ caseId: v7() }, 404, 'case-unknown'],
    [{ unitId: v7() }, 403, 'permission-denied'],
    [{ actions: [] }, 422, 'input-invalid'],
  ])('with %j is refused with %i %s', async (over, status, code) => {
    const answer = await world.directive.post(head, 'improvement-plans', request(over));
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('is the unit’s own: nobody else makes one', async () => {
    expect(await world.directive.post(first, 'improvement-plans', request())).toMatchObject({ status: 403 });
  });

  it('answers the low criterion of its case, once', async () => {
    const caseId = await flagged();
    expect(
      await world.directive.post(head, 'improvement-plans', request({ caseId, criterion: 'ket-qua' })),
    ).toMatchObject({ status: 422, body: { code: 'plan-criterion-differs' } });
    const plan = await make({ caseId });
    expect(await world.directive.post(head, 'improvement-plans', request({ caseId }))).toMatchObject({
      status: 409,
      body: { code: 'plan-exists' },
    });
    const { items } = (await world.directive.get(first, `improvement-plans?caseId=${caseId}`)).body;
    expect(items.map(({ planId }: ImprovementPlanView) => planId)).toEqual([plan.planId]);
  });

  it('is rewritten until something of it is closed, by one of two at once', async () => {
    const { planId } = await make();
    const headers = await world.directive.service.bearer(head.subject);
    const put = (version: number, target: string) =>
      world.directive.service.inject({
        method: 'PUT',
        url: `/api/directive/v1/improvement-plans/${planId}`,
        body: request({ target }),
        headers: { ...headers, ...at(version) },
      });
    const answers = await Promise.all([put(1, '71.00'), put(1, '72.00'), put(1, '73.00')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    await on(head, planId, 'actions/1/closing', DONE, 2);
    expect(await put(3, '50.00')).toMatchObject({ status: 409, json: { code: 'plan-begun' } });
  });
});

describe('what a unit says it did', () => {
  it('stands beside what others found, and is never taken for it', async () => {
    const { planId } = await make();
    const summary = async () =>
      (await world.directive.get(first, `improvement-plans/summary?unitId=${world.ward.unitId}`)).body;
    const before = await summary();
    expect(await on(first, planId, 'actions/1/verification', FOUND, 1)).toMatchObject({
      status: 409,
      body: { code: 'action-not-closed' },
    });
    const closed = await on(head, planId, 'actions/1/closing', DONE, 1);
    expect(closed.body.actions).toMatchObject([
      { selfClosed: { on: '2026-11-23', late: false }, verified: null },
      { selfClosed: null, verified: null },
    ]);
    expect(closed.headers.etag).toBe('"2"');
    expect(await summary()).toMatchObject({
      selfClosed: before.selfClosed + 1,
      verified: before.verified,
    });
    expect(await on(head, planId, 'actions/1/closing', DONE, 2)).toMatchObject({
      status: 409,
      body: { code: 'action-closed' },
    });
    expect(await on(head, planId, 'actions/9/closing', DONE, 2)).toMatchObject({
      status: 404,
      body: { code: 'action-unknown' },
    });
    for (const [who, code] of [
      [head, 'permission-denied'],
      [ofTheWard, 'verified-by-own-unit'],
    ] as const) {
      expect(await on(who, planId, 'actions/1/verification', FOUND, 2)).toMatchObject({ body: { code } });
    }
    // Whoever commands the unit may well go and look.
    expect(await on(above, planId, 'actions/1/verification', FOUND, 2)).toMatchObject({
      status: 200,
      body: { actions: [{ verified: { on: '2026-11-23', reason: FOUND.reason } }, {}] },
    });
    expect(await summary()).toMatchObject({ verified: before.verified + 1 });
    expect(await on(first, planId, 'actions/1/verification', FOUND, 3)).toMatchObject({
      status: 409,
      body: { code: 'action-verified' },
    });
  });

  it('goes back with the reason where it was not so, and is overdue in the open', async () => {
    const { planId } = await make();
    await on(head, planId, 'actions/1/closing', DONE, 1);
    const returned = { outcome: 'returned', reason: 'Chưa có ai ở quầy.' };
    expect(await on(first, planId, 'actions/1/verification', returned, 2)).toMatchObject({
      status: 200,
      body: { actions: [{ selfClosed: null, returned: { reason: returned.reason }, overdue: false }, {}] },
    });
    world.directive.clock.set(new Date('2026-12-01T17:00:00.000Z'));
    const late = (await world.directive.get(first, `improvement-plans/${planId}`)).body;
    expect(late.actions).toMatchObject([{ overdue: true }, { overdue: false }]);
    const closed = await on(head, planId, 'actions/1/closing', DONE, 3);
    expect(closed.body.actions[0]).toMatchObject({ selfClosed: { late: true }, overdue: false });
  });
});

describe('re-measurement', () => {
  const figure = (quarter: string, satisfied: string, over = {}) => ({
    publicationId: v7(),
    unitId: world.ward.unitId,
    setCode: 'sipas',
    setVersions: [1],
    quarter,
    n: 130,
    score: '50.00',
    lower: '46.00',
    upper: '54.00',
    criteria: [
      { code: 'thai-do', n: 120, score: '55.00', satisfied },
      { code: 'ket-qua', n: 120, score: '90.00', satisfied: '99.00' },
    ],
    publishedAt: '2026-10-05T02:00:00.000Z',
    illustrative: true,
    ...over,
  });

  it('follows the same criterion over later quarters, and claims no more than the intervals allow', async () => {
    const { planId } = await make();
    for (const each of [
      figure('2026-Q2', '20.00'),
      figure('2026-Q3', '99.00', { publishedAt: '2026-10-01T02:00:00.000Z' }),
      figure('2026-Q3', '50.00'),
      figure('2026-Q4', '55.00'),
      figure('2027-Q1', '80.00'),
      figure('2027-Q2', '80.00', { setVersions: [2] }),
      figure('2027-Q1', '1.00', { unitId: v7() }),
    ]) {
      await world.directive.receive(quarterFigurePublishedV1, each);
    }
    await world.directive.eventually(async () => {
      const plan = (await world.directive.get(first, `improvement-plans/${planId}`))
        .body as ImprovementPlanView;
      // Wilson's intervals for 60, 66 and 96 of 120 answers, by an independent calculation.
      expect(plan.before).toMatchObject({
        quarter: '2026-Q3',
        n: 120,
        satisfied: '50.00',
        lower: '41.19',
        upper: '58.81',
      });
      expect(plan.after).toMatchObject([
        {
          quarter: '2026-Q4',
          lower: '46.08',
          upper: '63.61',
          change: 'no-clear-change',
          target: 'not-reached',
        },
        { quarter: '2027-Q1', lower: '71.96', upper: '86.18', change: 'higher', target: 'reached' },
        { quarter: '2027-Q2', change: 'method-changed' },
      ]);
    });
  }, 30_000);
});
