import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { assignmentSuspendedV1 } from '@namkhong/contracts';
import {
  bootActs,
  claim,
  DUE,
  MORNING,
  office,
  reason,
  type BootedActs,
} from '../testing/acted-directive.js';
import type { Asker } from '../testing/booted-directive.js';

jest.setTimeout(30_000);

let acts: BootedActs;
beforeAll(async () => {
  acts = await bootActs();
});
afterAll(async () => acts.directive.close());
beforeEach(() => acts.directive.clock.set(MORNING));

describe('a deadline that stands still', () => {
  const suspend = (id: string, until: string, as: Asker = office) =>
    acts.act(as, id, 'suspension', { until, reason });

  it('is suspended by the issuer with reasons, moves by what was left, and is nobody’s fault meanwhile', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    expect(await suspend(id, '2026-12-14', acts.head)).toMatchObject({ status: 403 });
    // Five working days are left on 23 November, the 24th being a holiday: 14, 15, 16, 17 and 18 December.
    const { body } = await acts.done(office, id, 'suspension', { until: '2026-12-14', reason });
    expect(body).toMatchObject({
      ...{ dueOn: '2026-12-18', firstDueOn: DUE, suspendedUntil: '2026-12-14', state: 'acknowledged' },
    });
    const told = (await acts.directive.published(assignmentSuspendedV1)).map(({ data }) => data);
    const days = { previouslyDueOn: DUE, dueOn: '2026-12-18', until: '2026-12-14' };
    expect(told).toEqual([{ assignmentId: id, unitId: acts.unit.unitId, ...days }]);
    expect(await suspend(id, '2026-12-20')).toMatchObject({
      status: 409,
      body: { code: 'suspension-overlaps' },
    });
    const history = (await acts.directive.get(office, `assignments/${id}/history?limit=200`)).body.items;
    expect(history.at(-1)).toMatchObject({
      act: 'suspend',
      party: 'issuer',
      note: reason,
      dueOn: '2026-12-18',
    });
    acts.directive.clock.set(new Date('2026-12-14T03:00:00.000Z'));
    expect((await acts.directive.get(acts.head, `assignments/${id}`)).body).toMatchObject({
      ...{ suspendedUntil: null, overdue: false },
    });
    // Time granted on top leaves the days that stood still out, as the deadline does.
    await acts.done(acts.head, id, 'extension-request', { workingDays: 1, reason });
    const more = { decision: 'granted', workingDays: 1, reason };
    expect((await acts.done(office, id, 'extension-decision', more)).body.dueOn).toBe('2026-12-21');
  });

  it.each([
    [{ until: '2026-11-23', reason }, 422, 'suspension-empty'],
    [{ until: '2026-12-14', reason: 'ngắn' }, 422, 'input-invalid'],
    [{ until: '2026-02-30', reason }, 422, 'input-invalid'],
    [{ until: '2099-01-01', reason }, 422, 'calendar-lacks-day'],
  ])('is refused with %j: %i %s', async (body, status, code) => {
    const id = await acts.task();
    expect(await acts.act(office, id, 'suspension', body)).toMatchObject({ status, body: { code } });
  });

  it('does not come too late, nor for what is claimed', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    acts.directive.clock.set(new Date('2026-11-30T17:00:00.000Z'));
    expect(await suspend(id, '2026-12-14')).toMatchObject({
      ...{ status: 409, body: { code: 'suspension-after-deadline' } },
    });
    await acts.done(acts.head, id, 'claim', claim);
    expect(await suspend(id, '2026-12-14')).toMatchObject({
      status: 409,
      body: { code: 'assignment-claimed' },
    });
  });
});
