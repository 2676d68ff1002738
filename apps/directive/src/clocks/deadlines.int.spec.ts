import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { calendarRecordedV1, deadlineMovedV1 } from '@namkhong/contracts';
import {
  MONDAY,
  at,
  bootCaseWorld,
  first,
  measure,
  ofTheWard,
  opener,
  type CaseWorld,
} from '../testing/case-world.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await bootCaseWorld();
}, 60_000);
afterAll(async () => world.directive.close());
beforeEach(() => world.directive.clock.set(MONDAY));

describe('deadlines', () => {
  it('are listed, suspended with an end and a reason, extended by their rule, and overdue in the open', async () => {
    const caseId = await world.noticed();
    const mine = async (query: string) => {
      const { items } = (await world.directive.get(first, `deadlines?limit=200&${query}`)).body;
      return items.find((one: { matter: { id: string } }) => one.matter.id === caseId);
    };
    const clock = await mine('state=open');
    expect(clock).toMatchObject({ rule: 'case-reply', dueOn: '2026-12-08', version: 1 });
    const path = `deadlines/${clock.clockId}`;
    const suspend = (body: object, version = 1) =>
      world.directive.post(first, `${path}/suspensions`, body, at(version));
    const days = { from: '2026-11-25', to: '2026-11-27' };
    for (const [body, code] of [
      [{ from: '2026-11-25', reason: 'Chờ giám định' }, 'suspension-without-end'],
      [days, 'suspension-without-reason'],
      [{ ...days, to: '2026-11-25', reason: 'Chờ giám định' }, 'suspension-empty'],
      [{ from: '2026-12-09', to: '2026-12-10', reason: 'x' }, 'suspension-outside-clock'],
    ] as const) {
      expect(await suspend(body)).toMatchObject({ status: 422, body: { code } });
    }
    expect(await suspend({ ...days, reason: 'Chờ giám định' })).toMatchObject({
      status: 200,
      // Wednesday and Thursday stand still.
      body: { dueOn: '2026-12-10', version: 2 },
    });
    expect(await suspend({ ...days, reason: 'Chờ giám định' })).toMatchObject({
      status: 412,
      body: { code: 'version-stale' },
    });
    const extend = (ground: string, version: number) =>
      world.directive.post(
        first,
        `${path}/extensions`,
        { ground, reason: 'Người được xem xét đề nghị' },
        at(version),
      );
    expect(await extend('holiday', 2)).toMatchObject({
      status: 422,
      body: { code: 'extension-ground-unknown' },
    });
    expect(await extend('asked-by-subject', 2)).toMatchObject({ status: 200, body: { dueOn: '2026-12-17' } });
    expect(await extend('asked-by-subject', 3)).toMatchObject({ body: { code: 'extension-used-up' } });
    expect(
      await world.directive.post(ofTheWard, `${path}/extensions`, { ground: 'x', reason: 'x' }, at(3)),
    ).toMatchObject({
      status: 403,
      body: { code: 'reviewer-in-line' },
    });
    expect(await mine('state=overdue')).toBeUndefined();
    world.directive.clock.set(new Date('2026-12-17T17:00:00.000Z'));
    expect(await mine('state=overdue')).toMatchObject({ overdue: true });
    expect(await world.ask(first, caseId, 'proposal', measure('reminder'))).toMatchObject({ status: 200 });
  });

  it('follow a later version of a rule from its first day, and clocks that run keep theirs', async () => {
    const before = await world.noticed();
    const rule = {
      code: 'case-reply',
      amount: 12,
      unit: 'working-days',
      runsFrom: 'ngày gửi thông báo',
      legalBasis: 'Quy chế số 2',
      effectiveFrom: '2026-11-26',
    };
    const added = await world.directive.post(opener, 'clock-rules', rule);
    expect(added).toMatchObject({ status: 201, body: { version: 2 } });
    expect((await world.read(before)).deadlines[0]).toMatchObject({ ruleVersion: 1, dueOn: '2026-12-08' });
    const same = await world.noticed();
    expect((await world.read(same)).deadlines[0]).toMatchObject({ ruleVersion: 1 });
    world.directive.clock.set(new Date('2026-11-26T03:00:00.000Z'));
    const after = await world.noticed();
    expect((await world.read(after)).deadlines[0]).toMatchObject({
      ruleVersion: 2,
      legalBasis: 'Quy chế số 2',
    });
  });

  it('of the law are started for a case by rule code, and ended by the day on which the step was taken', async () => {
    const caseId = await world.noticed();
    const start = (rule: string, from: string) => world.ask(first, caseId, 'clocks', { rule, from });
    for (const [rule, from, code] of [
      ['no-such-rule', '2026-11-20', 'clock-rule-unknown'],
      ['case-appeal', '2026-11-20', 'clock-of-process'],
      ['complaint-first', '2026-11-24', 'clock-from-future'],
    ] as const) {
      expect(await start(rule, from)).toMatchObject({ status: 422, body: { code } });
    }
    const started = await start('complaint-first', '2026-11-16');
    const clock = started.body.deadlines.find(({ rule }: { rule: string }) => rule === 'complaint-first');
    // Thirty days from Monday 16 November 2026 (Luật Khiếu nại 2011, Điều 28).
    expect(clock).toMatchObject({ dueOn: '2026-12-16', stoppedOn: null });
    const end = (clockId: string, on: string, version: number) =>
      world.directive.post(first, `deadlines/${clockId}/end`, { on }, at(version));
    expect(await end(clock.clockId, '2026-11-15', 1)).toMatchObject({
      status: 422,
      body: { code: 'clock-end-impossible' },
    });
    expect(await end(clock.clockId, '2026-11-23', 1)).toMatchObject({
      status: 200,
      body: { stoppedOn: '2026-11-23', overdue: false, version: 2 },
    });
    expect(await end(clock.clockId, '2026-11-23', 2)).toMatchObject({ body: { code: 'clock-stopped' } });
    const own = started.body.deadlines.find(({ rule }: { rule: string }) => rule === 'case-reply');
    expect(await end(own.clockId, '2026-11-23', 1)).toMatchObject({ body: { code: 'clock-of-process' } });
  });

  // Last, since the calendar stays.
  it('move when the calendar changes, and nobody outside hears that there are any', async () => {
    const caseId = await world.noticed({ officialCode: null });
    const before = (await world.read(caseId)).deadlines;
    expect(before).toMatchObject([{ dueOn: '2026-12-08', version: 1 }]);
    const storm = {
      unitId: null,
      validFrom: '2026-12-01',
      validTo: '2027-01-01',
      legalBasis: ['05/QĐ-UBND'],
      week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:00', to: '11:00' }] }],
      daysOff: [{ on: '2026-12-02', kind: 'holiday', name: 'Bão' }],
      swaps: [],
    };
    const ifMatch = { 'if-match': '"0"' };
    const recorded = await world.directive.post('committee-office', 'calendar/versions', storm, ifMatch);
    expect(recorded.status).toBe(201);
    // Ten working days from Monday 23 November; Wednesday 2 December is free now.
    const { deadlines, notice } = await world.read(caseId);
    expect(deadlines).toMatchObject([{ dueOn: '2026-12-09', version: 2 }]);
    expect(notice?.replyUntil).toBe('2026-12-09');
    expect(await world.directive.published(calendarRecordedV1)).toHaveLength(1);
    expect(await world.directive.published(deadlineMovedV1)).toEqual([]);
    const history = await world.directive.get('unit-head', 'calendar/moves');
    for (const told of [recorded.body, history.body])
      expect(JSON.stringify(told)).not.toContain('case-or-finding');
  });
});
