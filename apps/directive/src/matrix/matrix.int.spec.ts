import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 } from 'uuid';
import { bootDirective, type Asker, type BootedDirective } from '../testing/booted-directive.js';

jest.setTimeout(30_000);

let directive: BootedDirective;
let province: { unitId: string };
let issued: { directiveId: string; clauses: { clauseId: string }[] };
const units: { unitId: string }[] = [];
const office = 'committee-office' as const;

beforeAll(async () => {
  directive = await bootDirective();
  province = await directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  for (const code of ['00001', '00002', '00003']) {
    units.push(await directive.addUnit(code, `Xã ${code}`, { parentCode: code === '00003' ? '' : '96' }));
  }
  issued = await directive.addDirective('01-CT/MH', 'issued', 2);
  const tasks = [
    { clauseId: issued.clauses[0]?.clauseId, title: 'Một', dueOn: '2026-11-30', urgency: 'normal' },
    { clauseId: issued.clauses[1]?.clauseId, title: 'Hai', dueOn: '2026-12-31', urgency: 'urgent' },
  ];
  await directive.post(office, `directives/${issued.directiveId}/assignments`, {
    units: units.map(({ unitId }) => unitId),
    assignments: tasks,
  });
  await claim(0, 0);
  await accept(0, 0);
  directive.clock.set(new Date('2026-12-01T03:00:00.000Z'));
  await claim(1, 0);
});
afterAll(async () => directive.close());

const idOf = async (unit: number, clause: number): Promise<string> => {
  const { body } = await directive.get(
    office,
    `assignments?directiveId=${issued.directiveId}&unitId=${units[unit]?.unitId}`,
  );
  const items = body.items as { clauseId: string; assignmentId: string }[];
  return items.find(({ clauseId }) => clauseId === issued.clauses[clause]?.clauseId)?.assignmentId ?? '';
};
const act = async (as: Asker, id: string, what: string, body: unknown) => {
  const etag = (await directive.get(office, `assignments/${id}`)).headers.etag ?? '';
  const answer = await directive.post(as, `assignments/${id}/${what}`, body, { 'if-match': etag });
  expect({ what, status: answer.status }).toEqual({ what, status: 200 });
};
const claim = async (unit: number, clause: number) => {
  const head = { role: 'unit-head', unitId: units[unit]?.unitId ?? '' } as const;
  const id = await idOf(unit, clause);
  await act(head, id, 'acknowledgement', undefined);
  await act(head, id, 'claim', { note: 'Xong' });
};
const accept = async (unit: number, clause: number) =>
  act(office, await idOf(unit, clause), 'acceptance', {});
const matrix = async (query = '', as: Asker = office) =>
  directive.get(as, `directives/${issued.directiveId}/matrix?${query}`);

describe('the matrix of a directive', () => {
  it('shows each unit with each clause by a letter, with the ratios of rows, columns and all', async () => {
    const { body, status } = await matrix();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: '01-CT/MH',
      asOf: '2026-12-01',
      units: 3,
      next: null,
      illustrative: true,
    });
    expect(body.items.map(({ code, cells }: Record<string, string>) => `${code} ${cells}`)).toEqual([
      '00001 DN',
      '00002 VN',
      '00003 XN',
    ]);
    // Claimed late counts as done by the unit's word, and is open and overdue as verified.
    expect(body.total).toEqual({
      selfClosed: { counts: [1, 1, 3, 1], due: 3, done: '66.66', doneInTime: '33.33', overdue: '33.34' },
      verified: { counts: [1, 0, 3, 2], due: 3, done: '33.33', doneInTime: '33.33', overdue: '66.67' },
    });
    expect(body.clauses[1]).toMatchObject({
      ordinal: 2,
      verified: { counts: [0, 0, 3, 0], due: 0, done: null, doneInTime: null, overdue: null },
    });
    expect(body.items[0]).toMatchObject({ verified: { counts: [1, 0, 1, 0], due: 1, done: '100.00' } });
    expect(body.legend).toHaveLength(9);
  });

  it('is filtered by subtree, letter and urgency, and read page by page; totals are of all rows', async () => {
    const cells = async (query: string) =>
      (await matrix(query)).body.items.map(({ cells: each }: { cells: string }) => each);
    expect(await cells(`withinUnitId=${province.unitId}`)).toEqual(['DN', 'VN']);
    expect(await cells('status=X')).toEqual(['XN']);
    expect(await cells('status=N')).toHaveLength(3);
    expect(await cells('urgency=urgent')).toEqual(['.N', '.N', '.N']);
    const first = (await matrix('limit=2')).body;
    const second = (await matrix(`limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual((await matrix()).body.items);
    expect([first.total, second.next]).toEqual([second.total, null]);
  });

  it('shows heads their own subtree, and others nothing', async () => {
    const own = await matrix('', { role: 'unit-head', unitId: province.unitId });
    expect(own.body.units).toBe(2);
    expect(own.body.total.verified.counts).toEqual([1, 0, 2, 1]);
    expect(await matrix('', 'official')).toMatchObject({ status: 403 });
    expect(await directive.get(office, `directives/${v7()}/matrix`)).toMatchObject({
      status: 404,
      body: { code: 'directive-unknown' },
    });
    expect(await matrix('status=Z')).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    expect(await matrix('cursor=x')).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });
});

describe('the ratios', () => {
  it.each([
    ['directive', ['01-CT/MH']],
    ['clause', ['Khoản 1', 'Khoản 2']],
    ['unit', ['Xã 00001', 'Xã 00002', 'Xã 00003']],
  ])('by %s add up to the same total', async (by, names) => {
    const { body } = await directive.get(office, `follow-up?by=${by}`);
    expect(body.items.map(({ name }: { name: string }) => name).sort()).toEqual(names);
    expect(body.total.verified.counts).toEqual([1, 0, 3, 2]);
    const first = (await directive.get(office, `follow-up?by=${by}&limit=1`)).body;
    expect(first.items[0]).toEqual(body.items[0]);
    expect(first.next === null).toBe(names.length === 1);
  });

  it('are anybody’s to read, the same for all', async () => {
    const mine = (await directive.get(office, 'follow-up?by=unit')).body;
    expect((await directive.get(null, 'follow-up/published?by=unit')).body).toEqual(mine);
    const below = await directive.get(null, `follow-up/published?withinUnitId=${province.unitId}`);
    expect(below.body).toMatchObject({
      items: [{ name: '01-CT/MH' }],
      total: { verified: { counts: [1, 0, 2, 1] } },
    });
    expect((await directive.get(null, 'follow-up/published?by=clause')).status).toBe(422);
  });
});
