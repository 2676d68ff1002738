import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
});
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
});
