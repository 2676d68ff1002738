import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { assignmentTransferredV1, assignmentWithdrawnV1 } from '@namkhong/contracts';
import type { AssignmentActView } from '@namkhong/contracts/http/directive-assignments';
import {
  bootActs,
  claim,
  DUE,
  MORNING,
  office,
  reason,
  type BootedActs,
} from '../testing/acted-directive.js';
import { StrandedTasks } from './stranded-tasks.js';

jest.setTimeout(30_000);

let acts: BootedActs;
beforeAll(async () => {
  acts = await bootActs();
});
afterAll(async () => acts.directive.close());
beforeEach(() => acts.directive.clock.set(MORNING));

const pass = () => acts.directive.service.app.get(StrandedTasks, { strict: false }).run();
const task = async (id: string) => (await acts.directive.get(office, `assignments/${id}`)).body;
const history = async (id: string): Promise<AssignmentActView[]> =>
  (await acts.directive.get(office, `assignments/${id}/history?limit=200`)).body.items;
const transfers = async (id: string) =>
  (await acts.directive.published(assignmentTransferredV1)).flatMap(({ data }) =>
    data.assignmentId === id ? [data] : [],
  );
async function reorganise(steps: readonly object[], effectiveOn = '2026-11-25') {
  const { revision } = (await acts.directive.get(null, 'units/tree')).body;
  const body = { effectiveOn, legalBasis: '1655/NQ-UBTVQH15', reason: 'Sắp xếp đơn vị hành chính', steps };
  const answer = await acts.directive.post('operator', 'organisation-changes?dryRun=false', body, {
    'if-match': `"${revision}"`,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.consequences as { kind: string; subject: string; count?: number }[];
}
const dayAfter = () => acts.directive.clock.set(new Date('2026-11-25T01:00:00.000Z'));

describe('a task that is given to another unit', () => {
  it('is as new there, keeps its deadline and its history, and is announced', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    await acts.done(acts.head, id, 'extension-request', { workingDays: 2, reason });
    await acts.done(office, id, 'transfer', { unitCode: '00002', reason });
    expect(await task(id)).toMatchObject({
      ...{
        unitId: acts.other.unitId,
        state: 'issued',
        dueOn: DUE,
        acknowledgedAt: null,
        pendingExtension: null,
      },
    });
    expect((await history(id)).at(-1)).toMatchObject({
      ...{
        act: 'transfer',
        from: 'acknowledged',
        to: 'issued',
        party: 'issuer',
        note: reason,
        toUnitName: 'Xã Hai',
      },
    });
    expect(await transfers(id)).toEqual([
      {
        ...{ assignmentId: id, fromUnitId: acts.unit.unitId, unitId: acts.other.unitId, dueOn: DUE },
        transferredOn: '2026-11-23',
      },
    ]);
    expect(await acts.act(acts.head, id, 'acknowledgement')).toMatchObject({ status: 403 });
    await acts.done({ role: 'unit-head', unitId: acts.other.unitId }, id, 'acknowledgement');
  });

  it.each([
    [{ unitCode: 'không-có', reason }, 422, 'unit-not-in-force'],
    [{ unitCode: '00001', reason }, 409, 'transfer-given-already'],
    [{ unitCode: '00002', reason: ' ' }, 422, 'input-invalid'],
  ])('is refused with %j: %i %s', async (body, status, code) => {
    const id = await acts.task();
    expect(await acts.act(office, id, 'transfer', body)).toMatchObject({ status, body: { code } });
  });

  it('stays where it is once it is claimed, and goes nowhere by its own unit or to whom an office does not command', async () => {
    const id = await acts.task();
    await acts.done(acts.head, id, 'acknowledgement');
    expect(await acts.act(acts.head, id, 'transfer', { unitCode: '00002', reason })).toMatchObject({
      status: 403,
    });
    const own = { role: 'committee-office', unitId: acts.unit.unitId } as const;
    expect(await acts.act(own, id, 'transfer', { unitCode: '00002', reason })).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    await acts.done(acts.head, id, 'claim', claim);
    expect(await acts.act(office, id, 'transfer', { unitCode: '00002', reason })).toMatchObject({
      status: 409,
      body: { code: 'assignment-claimed' },
    });
  });
});

describe('tasks that a unit supports which ends', () => {
  it('are supported by whoever carries it on; whoever leads them or supports them already stays so', async () => {
    const [c, d] = [await acts.directive.addUnit('C', 'Xã C'), await acts.directive.addUnit('D', 'Xã D')];
    const id = await acts.task({ supporting: [c.unitId, d.unitId] });
    await reorganise([
      {
        ...{
          kind: 'merge',
          unitCodes: ['C', 'D'],
          into: { code: 'CD', name: 'Xã CD', kind: 'xa', parentCode: null },
        },
        placement: { rest: { to: null } },
      },
    ]);
    expect(await pass()).toBe(0);
    dayAfter();
    expect(await pass()).toBe(2);
    expect(await pass()).toBe(0);
    const { supporting, state, dueOn } = await task(id);
    expect({ supporting, state, dueOn }).toMatchObject({
      supporting: [{ unitName: 'Xã CD' }],
      state: 'issued',
      dueOn: DUE,
    });
    const passed = {
      act: 'pass-support',
      party: 'register',
      toUnitName: 'Xã CD',
      from: 'issued',
      to: 'issued',
    };
    expect(await history(id)).toMatchObject([passed, passed]);
    const supporter = { role: 'official', unitId: supporting[0].unitId } as const;
    await acts.done(acts.head, id, 'acknowledgement');
    await acts.done(supporter, id, 'progress', { note: 'Đã gửi số liệu.' });
  });
});

describe('tasks of a unit that ends', () => {
  it('go to the one unit that carries it on, once the day has come; twice the same are joined', async () => {
    const [a, b] = [await acts.directive.addUnit('A', 'Xã A'), await acts.directive.addUnit('B', 'Xã B')];
    const both = await acts.task({}, [a.unitId, b.unitId]);
    const { directiveId } = await task(both);
    const { items } = (await acts.directive.get(office, `assignments?directiveId=${directiveId}`)).body;
    const given = items.map(({ assignmentId }: { assignmentId: string }) => assignmentId).sort();
    const claimed = await acts.task({}, [a.unitId]);
    const headOfA = { role: 'unit-head', unitId: a.unitId } as const;
    await acts.done(headOfA, claimed, 'acknowledgement');
    await acts.done(headOfA, claimed, 'claim', claim);
    const told = await reorganise([
      {
        ...{
          kind: 'merge',
          unitCodes: ['A', 'B'],
          into: { code: 'AB', name: 'Xã AB', kind: 'xa', parentCode: null },
        },
        placement: { rest: { to: null } },
      },
    ]);
    expect(told.filter(({ kind }) => kind === 'assignments-open')).toMatchObject([
      { subject: 'A', to: 'AB', count: 2 },
      { subject: 'B', to: 'AB', count: 1 },
    ]);
    expect(await pass()).toBe(0);
    dayAfter();
    expect(await pass()).toBe(2);
    expect(await pass()).toBe(0);
    const [one, two] = [await task(given[0]), await task(given[1])];
    expect(one).toMatchObject({ unitName: 'Xã AB', state: 'issued' });
    expect(two).toMatchObject({ unitName: expect.stringMatching(/^Xã [AB]$/), state: 'withdrawn' });
    expect((await history(given[0])).at(-1)).toMatchObject({
      ...{ act: 'transfer', party: 'register', toUnitName: 'Xã AB', officialCode: null },
    });
    const withdrawn = (await acts.directive.published(assignmentWithdrawnV1)).map(({ data }) => data);
    expect(withdrawn.find(({ assignmentId }) => assignmentId === given[1])).toMatchObject({
      joinedInto: one.unitId,
    });
    // What was claimed is decided about first; returned, it goes over too.
    expect(await task(claimed)).toMatchObject({ unitId: a.unitId, state: 'claimed' });
    await acts.done(office, claimed, 'return', { reason });
    expect(await pass()).toBe(1);
    expect(await task(claimed)).toMatchObject({ unitName: 'Xã AB', state: 'issued' });
  });

  it('wait for their issuer where two units carry it on', async () => {
    const c = await acts.directive.addUnit('C', 'Xã C');
    const id = await acts.task({}, [c.unitId]);
    const part = (code: string) => ({ code, name: `Xã ${code}`, kind: 'xa', parentCode: null });
    await reorganise([
      {
        ...{ kind: 'split', unitCode: 'C', into: [part('C1'), part('C2')], keeps: false },
        placement: { rest: { to: 'C1' } },
      },
    ]);
    dayAfter();
    expect(await pass()).toBe(0);
    expect(await task(id)).toMatchObject({ unitId: c.unitId, state: 'issued' });
    await acts.done(office, id, 'transfer', { unitCode: 'C2', reason });
    expect(await task(id)).toMatchObject({ unitName: 'Xã C2' });
  });
});
