import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { deliveryChangedV1, assignmentAcknowledgedV1, assignmentIssuedV1 } from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

jest.setTimeout(30_000);

type Unit = { unitId: string; name: string };

let directive: BootedDirective;
let province: Unit, one: Unit, two: Unit;
let issued: { directiveId: string; clauses: { clauseId: string }[] };

beforeAll(async () => {
  directive = await bootDirective();
  province = await directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  one = await directive.addUnit('00001', 'Xã Một', { parentCode: '96' });
  two = await directive.addUnit('00002', 'Xã Hai', { parentCode: '96' });
  await directive.addUnit('00003', 'Xã Cũ', { parentCode: '96', validTo: '2025-07-01' });
  await directive.addUnit('MH-01', 'Phường Minh Họa', { parentCode: '96', illustrative: true });
  issued = await directive.addDirective('01-CT/MH', 'issued', 2);
});
afterAll(async () => directive.close());

const cut = (directiveId: string, body: unknown, as: 'committee-office' | 'unit-head' = 'committee-office') =>
  directive.post(as, `directives/${directiveId}/assignments`, body);
const task = (clause = 0) => ({
  clauseId: issued.clauses[clause]?.clauseId,
  title: 'Tổ chức lấy ý kiến',
  dueOn: '2026-11-30',
  urgency: 'normal',
});
const listOf = async (as: Parameters<BootedDirective['get']>[0], query = '') =>
  (await directive.get(as, `assignments?${query}`)).body;

describe('cutting a directive into assignments', () => {
  it('gives every clause to every real commune of today, once, with one event each', async () => {
    const body = { units: 'all-current-communes', assignments: [task(0), task(1)] };
    expect(await cut(issued.directiveId, body)).toMatchObject({
      status: 201,
      body: { created: 4, unchanged: 0 },
    });
    expect(await cut(issued.directiveId, body)).toMatchObject({ body: { created: 0, unchanged: 4 } });
    const events = await directive.published(assignmentIssuedV1);
    expect(events.map(({ data }) => [data.unitId, data.clauseId]).sort()).toEqual(
      [one, two].flatMap(({ unitId }) => issued.clauses.map(({ clauseId }) => [unitId, clauseId])).sort(),
    );
    expect(events[0]?.data).toMatchObject({ kind: 'directive', directiveNumber: '01-CT/MH', caseId: null });
  });

  it('refuses a historical directive and leaves nothing behind', async () => {
    const letter = await directive.addDirective('693-CV/TU', 'historical', 1);
    const body = { units: [one.unitId], assignments: [{ ...task(), clauseId: letter.clauses[0]?.clauseId }] };
    expect(await cut(letter.directiveId, body)).toMatchObject({
      status: 409,
      body: { code: 'directive-not-issued' },
    });
  });

  it.each([
    ['an unknown unit', () => ({ units: [v7()], assignments: [task()] }), 'unit-not-in-force'],
    [
      'an unknown clause',
      () => ({ units: [one.unitId], assignments: [{ ...task(), clauseId: v7() }] }),
      'clause-unknown',
    ],
    ['a clause twice', () => ({ units: [one.unitId], assignments: [task(), task()] }), 'clause-repeated'],
    [
      'a date before the issue',
      () => ({ units: [one.unitId], assignments: [{ ...task(), dueOn: '2020-01-01' }] }),
      'due-before-issue',
    ],
    ['no unit', () => ({ units: [], assignments: [task()] }), 'input-invalid'],
  ])('refuses %s', async (_, body, code) => {
    expect(await cut(issued.directiveId, body())).toMatchObject({ status: 422, body: { code } });
  });

  it('is for the committee’s office, and only for directives there are', async () => {
    const body = { units: [one.unitId], assignments: [task()] };
    expect(await cut(issued.directiveId, body, 'unit-head')).toMatchObject({ status: 403 });
    expect(await cut(v7(), body)).toMatchObject({ status: 404, body: { code: 'directive-unknown' } });
  });
});

describe('reading assignments', () => {
  it('shows a unit’s head the own subtree, and the committee’s office all, page by page', async () => {
    const own = await listOf({ role: 'unit-head', unitId: one.unitId });
    expect(own.items.map(({ unitName }: { unitName: string }) => unitName)).toEqual(['Xã Một', 'Xã Một']);
    expect((await listOf({ role: 'unit-head', unitId: province.unitId })).items).toHaveLength(4);
    const first = await listOf('committee-office', 'limit=3');
    const second = await listOf('committee-office', `limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual((await listOf('committee-office')).items);
    expect(second.next).toBeNull();
  });

  it('filters, and never beyond what the caller may see', async () => {
    expect((await listOf({ role: 'unit-head', unitId: one.unitId }, `unitId=${two.unitId}`)).items).toEqual(
      [],
    );
    expect((await listOf('committee-office', 'status=acknowledged')).items).toEqual([]);
    expect(
      (await listOf('committee-office', `directiveId=${issued.directiveId}&kind=directive`)).items,
    ).toHaveLength(4);
    expect(await directive.get('analyst', 'assignments')).toMatchObject({ status: 403 });
    expect(await directive.get(null, 'assignments')).toMatchObject({ status: 401 });
  });

  it('computes what is overdue from the clock', async () => {
    expect(
      (await listOf('committee-office')).items.some(({ overdue }: { overdue: boolean }) => overdue),
    ).toBe(false);
    // 23:59 on 30 November in Hà Nội, then midnight.
    directive.clock.set(new Date('2026-11-30T16:59:00.000Z'));
    expect((await listOf('committee-office')).items[0].overdue).toBe(false);
    directive.clock.set(new Date('2026-11-30T17:00:00.000Z'));
    expect((await listOf('committee-office')).items[0].overdue).toBe(true);
  });
});

describe('acknowledging', () => {
  const head = () => ({ role: 'unit-head', unitId: one.unitId }) as const;
  const acknowledge = (as: Parameters<BootedDirective['post']>[0], id: string, ifMatch?: string) =>
    directive.post(
      as,
      `assignments/${id}/acknowledgement`,
      undefined,
      ifMatch === undefined ? {} : { 'if-match': ifMatch },
    );

  it('is done once, from the version that was read', async () => {
    const [{ assignmentId }] = (await listOf(head())).items;
    const read = await directive.get(head(), `assignments/${assignmentId}`);
    expect(read).toMatchObject({ body: { status: 'issued', version: 1 }, headers: { etag: '"1"' } });
    expect(await acknowledge(head(), assignmentId)).toMatchObject({ status: 428 });
    expect(await acknowledge(head(), assignmentId, '"9"')).toMatchObject({
      status: 412,
      body: { code: 'version-stale' },
    });
    const done = await acknowledge(head(), assignmentId, '"1"');
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'acknowledged', version: 2 },
      headers: { etag: '"2"' },
    });
    expect((await acknowledge(head(), assignmentId, '"1"')).body).toEqual(done.body);
    const events = await directive.published(assignmentAcknowledgedV1);
    expect(events.map(({ data }) => data)).toEqual([
      { assignmentId, unitId: one.unitId, acknowledgedAt: done.body.acknowledgedAt },
    ]);
    const register = await directive.get(null, `directives/${issued.directiveId}`);
    expect(register.body.progress).toEqual({ assigned: 4, delivered: 0, acknowledged: 1 });
  });

  it('belongs to the unit and to those above it in line', async () => {
    const [{ assignmentId }] = (await listOf({ role: 'unit-head', unitId: two.unitId })).items;
    expect(await acknowledge(head(), assignmentId, '"1"')).toMatchObject({
      status: 403,
      body: { code: 'permission-denied', reason: 'outside-granted-units' },
    });
    expect(await directive.get(head(), `assignments/${assignmentId}`)).toMatchObject({ status: 403 });
    expect(await acknowledge('committee-office', assignmentId, '"1"')).toMatchObject({ status: 403 });
    const above = { role: 'unit-head', unitId: province.unitId } as const;
    expect(await acknowledge(above, assignmentId, '"1"')).toMatchObject({ status: 200 });
    expect(await acknowledge(above, v7(), '"1"')).toMatchObject({
      status: 404,
      body: { code: 'assignment-unknown' },
    });
  });
});

describe('delivery reports', () => {
  it('only ever move forward and leave the version alone', async () => {
    const [{ assignmentId, unitId, version }] = (await listOf('committee-office')).items;
    const report = (state: 'queued' | 'submitted' | 'delivered' | 'failed', minute: number) => ({
      messageId: v7(),
      assignmentId,
      unitId,
      officialId: v7(),
      channel: 'sms' as const,
      state,
      at: new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString(),
    });
    for (const data of [
      report('submitted', 1),
      report('delivered', 3),
      report('queued', 0),
      report('failed', 4),
    ]) {
      await directive.receive(deliveryChangedV1, data);
    }
    // The last one has been handled when an assignment after it has been.
    const [, other] = (await listOf('committee-office')).items;
    await directive.receive(deliveryChangedV1, {
      ...report('submitted', 5),
      assignmentId: other.assignmentId,
    });
    await directive.eventually(async () => {
      const after = (await directive.get('committee-office', `assignments/${other.assignmentId}`)).body;
      expect(after.delivery).toEqual({ state: 'submitted', at: '2026-11-23T08:05:00.000Z' });
    });
    await directive.eventually(async () => {
      const { body } = await directive.get('committee-office', `assignments/${assignmentId}`);
      expect(body).toMatchObject({
        delivery: { state: 'delivered', at: '2026-11-23T08:03:00.000Z' },
        version,
      });
    });
    const register = await directive.get(null, `directives/${issued.directiveId}`);
    expect(register.body.progress.delivered).toBe(1);
  });
});

describe('4,000 units', () => {
  it('are told two clauses in one transaction', async () => {
    const header = 'code,name,kind,parent_code,valid_from,valid_to,illustrative';
    const rows = Array.from({ length: 4000 }, (_, i) => `L-${i},Xã Số ${i},xa,96,2025-07-01,,false`);
    await directive.postCsv('operator', 'imports/units', [header, ...rows].join('\n'));
    const large = await directive.addDirective('02-CT/MH', 'issued', 2);
    const assignments = large.clauses.map(({ clauseId }) => ({ ...task(), clauseId }));
    const answer = await cut(large.directiveId, { units: 'all-current-communes', assignments });
    expect(answer).toMatchObject({ status: 201, body: { created: 2 * 4002, unchanged: 0 } });
  }, 60_000);
});

describe('an office with a grant for a part of the units', () => {
  it('gives tasks there and nowhere else, in the lead and in support', async () => {
    const { directiveId, clauses } = await directive.addDirective('03-CT/MH', 'issued', 1);
    const assignment = { ...task(), clauseId: clauses[0]?.clauseId };
    const office = { role: 'committee-office', unitId: one.unitId } as const;
    const give = (units: unknown, supporting: string[] = []) =>
      directive.post(office, `directives/${directiveId}/assignments`, {
        units,
        assignments: [{ ...assignment, supporting }],
      });
    const refused = { status: 403, body: { code: 'permission-denied', reason: 'outside-granted-units' } };
    expect(await give([one.unitId, two.unitId])).toMatchObject(refused);
    expect(await give('all-current-communes')).toMatchObject(refused);
    expect(await give([one.unitId], [two.unitId])).toMatchObject(refused);
    expect((await listOf('committee-office', `directiveId=${directiveId}`)).items).toEqual([]);
    expect(await give([one.unitId])).toMatchObject({ status: 201, body: { created: 1 } });
  });
});
