import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignmentIssuedV1, undatedAssignmentIssuedV1 } from '@namkhong/contracts';
import {
  bootActs,
  claim,
  file,
  MORNING,
  office,
  reason,
  type BootedActs,
} from '../testing/acted-directive.js';
import { MissedHours } from './missed-hours.js';

jest.setTimeout(30_000);

let acts: BootedActs;

beforeAll(async () => {
  acts = await bootActs();
});
afterAll(async () => acts.directive.close());

const group = (unitIds: readonly string[], name = 'Các xã phía bắc') =>
  acts.directive.post(office, 'recipient-groups', { name, unitIds });

describe('recipient groups', () => {
  it('are saved, shown, replaced on the version that was read, and addressed as one', async () => {
    const made = await group([acts.unit.unitId, acts.unit.unitId]);
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Các xã phía bắc', version: 1, units: [{ unitName: 'Xã Một', inForce: true }] },
    });
    const path = `recipient-groups/${made.body.groupId}`;
    const both = { name: 'Các xã', unitIds: [acts.unit.unitId, acts.other.unitId] };
    const replace = (version: string) => acts.directive.put(office, path, both, { 'if-match': version });
    expect(await replace('"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await replace('"1"')).toMatchObject({ status: 412, body: { code: 'version-stale' } });
    expect((await acts.directive.get(office, 'recipient-groups')).body.items).toEqual([
      { groupId: made.body.groupId, name: 'Các xã', units: 2, version: 2 },
    ]);
    const id = await acts.task({}, { groupId: made.body.groupId });
    const { directiveId } = (await acts.directive.get(office, `assignments/${id}`)).body;
    const { items } = (await acts.directive.get(office, `assignments?directiveId=${directiveId}`)).body;
    expect(items.map(({ unitName }: { unitName: string }) => unitName).sort()).toEqual(['Xã Hai', 'Xã Một']);
  });

  it.each([
    ['an unknown unit', () => ({ name: 'Nhóm lạ', unitIds: [v7()] }), 422, 'unit-not-in-force'],
    [
      'a name that is taken',
      () => ({ name: 'các Xã', unitIds: [acts.unit.unitId] }),
      409,
      'recipient-group-name-taken',
    ],
    ['nobody', () => ({ name: 'Trống', unitIds: [] }), 422, 'input-invalid'],
  ])('refuse %s', async (_, body, status, code) => {
    expect(await acts.directive.post(office, 'recipient-groups', body())).toMatchObject({
      status,
      body: { code },
    });
  });

  it('are made once where two people take one name in the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => group([acts.unit.unitId], 'Nhóm chung')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 409),
    ]);
  });

  it('are the office’s, and a cut to one that nobody knows names it', async () => {
    expect(await acts.directive.get(acts.head, 'recipient-groups')).toMatchObject({ status: 403 });
    await expect(acts.task({}, { groupId: v7() })).rejects.toThrow('recipient-group-unknown');
  });
});

describe('a task with units that support it', () => {
  it('is theirs to read and to report on, not to claim, and names what the lead has to show', async () => {
    const id = await acts.task({ supporting: [acts.other.unitId], expectedOutput: 'Báo cáo kết quả' });
    const supporter = { role: 'official', unitId: acts.other.unitId } as const;
    expect((await acts.directive.get(supporter, `assignments/${id}`)).body.supporting).toEqual([
      { unitId: acts.other.unitId, unitName: 'Xã Hai' },
    ]);
    expect((await acts.directive.get(supporter, 'assignments')).body.items[0].assignmentId).toBe(id);
    await acts.done(acts.head, id, 'acknowledgement');
    await acts.done(supporter, id, 'progress', { note: 'Đã gửi số liệu phối hợp.' });
    expect(await acts.act(supporter, id, 'progress', { note: 'Xong', percent: 90 })).toMatchObject({
      status: 422,
      body: { code: 'percent-of-supporter' },
    });
    expect(
      await acts.act({ role: 'unit-head', unitId: acts.other.unitId }, id, 'claim', claim),
    ).toMatchObject({
      status: 403,
      body: { code: 'act-not-yours' },
    });
    expect(await acts.act(acts.head, id, 'claim', { note: 'Xong' })).toMatchObject({
      status: 422,
      body: { code: 'evidence-missing' },
    });
    await acts.done(acts.head, id, 'claim', { note: 'Xong', evidence: [file] });
    const told = (await acts.directive.published(assignmentIssuedV1)).find(
      ({ data }) => data.assignmentId === id,
    );
    expect(told?.data.supportingUnitIds).toEqual([acts.other.unitId]);
  });
});

describe('deadlines', () => {
  it('may be left out, and that is told by an event of its own', async () => {
    const id = await acts.task({ dueOn: null });
    const shown = (await acts.directive.get(acts.head, `assignments/${id}`)).body;
    expect(shown).toMatchObject({ dueOn: null, overdue: false, standing: { verified: 'open-in-time' } });
    const told = (await acts.directive.published(undatedAssignmentIssuedV1)).map(
      ({ data }) => data.assignmentId,
    );
    expect(told).toEqual([id]);
    const dated = (await acts.directive.published(assignmentIssuedV1)).map(({ data }) => data.assignmentId);
    expect(dated).not.toContain(id);
    const request = { workingDays: 2, reason: 'Chưa có thời hạn để gia hạn.' };
    expect(await acts.act(acts.head, id, 'extension-request', request)).toMatchObject({
      status: 409,
      body: { code: 'assignment-undated' },
    });
  });

  it('are counted in working hours, and missed when the hour has passed', async () => {
    const hours = { dueOn: undefined, dueInWorkingHours: 2, urgency: 'express' };
    const [claimed, late, open] = [await acts.task(hours), await acts.task(hours), await acts.task(hours)];
    const of = async (id: string) => (await acts.directive.get(office, `assignments/${id}`)).body;
    const { dueOn, dueAt, firstDueOn } = await of(open);
    // Ten in the morning, and what lies between half past eleven and the afternoon is not counted.
    expect({ dueOn, firstDueOn }).toEqual({ dueOn: '2026-11-23', firstDueOn: '2026-11-23' });
    const [issued] = (await acts.directive.published(assignmentIssuedV1)).filter(
      ({ data }) => data.assignmentId === open,
    );
    expect(issued?.data.dueAt).toBe(dueAt);
    for (const id of [claimed, late]) await acts.done(acts.head, id, 'acknowledgement');
    const watch = acts.directive.service.app.get(MissedHours, { strict: false });
    acts.directive.clock.set(new Date(Date.parse(dueAt)));
    expect(await watch.run()).toBe(0);
    await acts.done(acts.head, claimed, 'claim', claim);
    acts.directive.clock.set(new Date(Date.parse(dueAt) + 1_000));
    await acts.done(acts.head, late, 'claim', claim);
    expect(await acts.act(acts.head, open, 'extension-request', { workingDays: 1, reason })).toMatchObject({
      status: 409,
      body: { code: 'extension-after-deadline' },
    });
    expect(await watch.run()).toBe(1);
    expect(await watch.run()).toBe(0);
    const standing = async (id: string) => (await of(id)).standing;
    expect(await standing(claimed)).toEqual({ selfClosed: 'done-in-time', verified: 'open-in-time' });
    expect(await standing(late)).toEqual({ selfClosed: 'done-late', verified: 'open-overdue' });
    expect(await of(open)).toMatchObject({
      overdue: true,
      standing: { selfClosed: 'open-overdue', verified: 'open-overdue' },
    });
    const today = await acts.directive.get(acts.head, 'assignments/today?limit=200');
    const [shown] = today.body.items.filter(
      ({ assignmentId }: { assignmentId: string }) => assignmentId === open,
    );
    expect(shown.reasons).toContain('overdue');
    await acts.done(office, open, 'withdrawal', { reason });
    acts.directive.clock.set(MORNING);
  });

  it('are counted in working days, and move with the calendar while the task is in work', async () => {
    // From Monday 23 November 2026; the day after is the day of culture, so the third working day is Friday.
    const [open, done] = [
      await acts.task({ dueOn: undefined, dueInWorkingDays: 3 }),
      await acts.task({ dueOn: undefined, dueInWorkingDays: 3 }),
    ];
    const dueOf = async (id: string) => (await acts.directive.get(office, `assignments/${id}`)).body.dueOn;
    expect(await dueOf(open)).toBe('2026-11-27');
    await acts.done(acts.head, done, 'acknowledgement');
    await acts.done(acts.head, done, 'claim', claim);
    const version = {
      unitId: null,
      validFrom: '2026-11-23',
      validTo: '2026-12-31',
      legalBasis: ['Quyết định thử'],
      week: [{ weekdays: [1, 2, 3, 4, 5], spans: [{ from: '07:30', to: '11:30' }] }],
      daysOff: [
        { on: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa' },
        { on: '2026-11-25', kind: 'holiday', name: 'Nghỉ thêm' },
      ],
      swaps: [],
    };
    const recorded = await acts.directive.post(office, 'calendar/versions', version, {
      'if-match': '"0"',
    });
    expect(recorded).toMatchObject({
      status: 201,
      body: { moved: expect.arrayContaining([{ kind: 'assignment', later: 1, earlier: 0 }]) },
    });
    expect([await dueOf(open), await dueOf(done)]).toEqual(['2026-11-30', '2026-11-27']);
  });

  it.each([
    ['hours and days', { dueOn: undefined, dueInWorkingDays: 3, dueInWorkingHours: 3 }, 'input-invalid'],
    ['neither a date nor a count', { dueOn: undefined }, 'input-invalid'],
    ['both', { dueInWorkingDays: 3 }, 'input-invalid'],
    ['a day beyond the calendar', { dueOn: '2031-01-06' }, 'calendar-lacks-day'],
    ['a day of the year before', { dueOn: '2025-11-30' }, 'due-before-issue'],
  ])('are refused with %s', async (_, change, code) => {
    await expect(acts.task(change)).rejects.toThrow(code);
  });
});
