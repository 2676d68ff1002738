import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { assignmentIssuedV1 } from '@namkhong/contracts';
import { v7 } from 'uuid';
import { bootActs, MORNING, office, type BootedActs } from '../testing/acted-directive.js';

jest.setTimeout(30_000);

let acts: BootedActs;
let clauseId: string, directiveId: string;

beforeAll(async () => {
  acts = await bootActs();
  const issued = await acts.directive.addDirective('90-CT/MH', 'issued', 1);
  directiveId = issued.directiveId;
  clauseId = issued.clauses[0]?.clauseId ?? '';
});
afterAll(async () => acts.directive.close());
beforeEach(() => acts.directive.clock.set(MORNING));

const at = (day: string) => acts.directive.clock.set(new Date(`${day}T03:00:00.000Z`));
const round = async () => (await acts.directive.post('operator', 'reporting-duties/rounds')).body;
const request = (change: object = {}) => ({
  clauseId,
  title: 'Báo cáo kết quả thực hiện',
  every: 'month',
  due: { kind: 'day', monthsAfter: 0, day: 20, onClosedDay: 'before' },
  leadDays: 10,
  units: [acts.unit.unitId, acts.other.unitId],
  urgency: 'normal',
  startsOn: '2026-12-01',
  ...change,
});
const made = async (dutyId: string) => {
  const { body } = await acts.directive.get(office, `assignments?directiveId=${directiveId}&limit=200`);
  const tasks = body.items as {
    dutyId: string;
    period: string;
    unitName: string;
    dueOn: string;
    title: string;
  }[];
  return tasks
    .filter((task) => task.dutyId === dutyId)
    .map(({ period, unitName, dueOn }) => `${period} ${unitName} ${dueOn}`)
    .sort();
};

describe('a recurring reporting duty', () => {
  it('asks each unit once for each period, by itself, and says what for', async () => {
    const duty = await acts.directive.post(office, 'reporting-duties', request());
    expect(duty).toMatchObject({ status: 201, body: { directiveNumber: '90-CT/MH', made: 0, version: 1 } });
    const { dutyId } = duty.body;
    expect(await round()).toEqual({ duties: 1, made: 0 });
    // 20 December 2026 is a Sunday: the report is due on Friday.
    at('2026-12-08');
    expect(await round()).toEqual({ duties: 1, made: 2 });
    expect(await made(dutyId)).toEqual(['2026-12 Xã Hai 2026-12-18', '2026-12 Xã Một 2026-12-18']);
    at('2026-12-09');
    expect(await round()).toEqual({ duties: 1, made: 0 });
    expect(await round()).toEqual({ duties: 0, made: 0 });
    at('2027-01-10');
    expect(await round()).toEqual({ duties: 1, made: 2 });
    expect((await made(dutyId)).slice(2)).toEqual(['2027-01 Xã Hai 2027-01-20', '2027-01 Xã Một 2027-01-20']);
    const [event] = (await acts.directive.published(assignmentIssuedV1)).filter(
      ({ data }) => data.dutyId === dutyId,
    );
    expect(event?.data).toMatchObject({
      title: 'Báo cáo kết quả thực hiện (tháng 12/2026)',
      period: '2026-12',
      directiveNumber: '90-CT/MH',
    });
    expect((await acts.directive.get(office, `reporting-duties/${dutyId}`)).body.made).toBe(4);
  });

  it('asks once however many rounds run at the same time, and not for what fell due while nobody asked', async () => {
    const duty = await acts.directive.post(
      office,
      'reporting-duties',
      request({ due: { kind: 'working-days', count: 3 } }),
    );
    at('2027-06-01');
    const rounds = await Promise.all(Array.from({ length: 6 }, () => round()));
    expect(rounds.reduce((sum, each: { made: number }) => sum + each.made, 0)).toBe(2);
    // Three working days after 31 May 2027; December to April went by.
    expect(await made(duty.body.dutyId)).toEqual(['2027-05 Xã Hai 2027-06-03', '2027-05 Xã Một 2027-06-03']);
  });

  it('is changed by one of two who read the same version; what was asked for stays, newcomers are asked', async () => {
    const group = await acts.directive.post(office, 'recipient-groups', {
      name: 'Nhóm báo cáo',
      unitIds: [acts.unit.unitId],
    });
    const { groupId } = group.body;
    const asked = request({
      units: { groupId },
      every: 'quarter',
      due: { kind: 'day', monthsAfter: 0, day: 15, onClosedDay: 'as-is' },
    });
    const duty = await acts.directive.post(office, 'reporting-duties', asked);
    const { dutyId } = duty.body;
    at('2026-12-10');
    await round();
    expect(await made(dutyId)).toEqual(['2026-Q4 Xã Một 2026-12-15']);
    const both = { name: 'Nhóm báo cáo', unitIds: [acts.unit.unitId, acts.other.unitId] };
    await acts.directive.put(office, `recipient-groups/${groupId}`, both, { 'if-match': '"1"' });
    at('2026-12-11');
    await round();
    expect(await made(dutyId)).toEqual(['2026-Q4 Xã Hai 2026-12-15', '2026-Q4 Xã Một 2026-12-15']);
    const ended = { ...asked, endsOn: '2026-12-31' };
    const answers = await Promise.all(
      [1, 2].map(() =>
        acts.directive.put(office, `reporting-duties/${dutyId}`, ended, { 'if-match': '"1"' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    at('2027-03-10');
    await round();
    expect(await made(dutyId)).toHaveLength(2);
  });

  it.each([
    ['an unknown clause', () => ({ clauseId: v7() }), 422, 'clause-unknown'],
    ['an unknown unit', () => ({ units: [v7()] }), 422, 'unit-not-in-force'],
    ['an unknown group', () => ({ units: { groupId: v7() } }), 422, 'recipient-group-unknown'],
    ['an end before its beginning', () => ({ endsOn: '2026-11-30' }), 422, 'duty-interval-empty'],
    [
      'a day that no month has',
      () => ({ due: { kind: 'day', monthsAfter: 0, day: 32, onClosedDay: 'as-is' } }),
      422,
      'input-invalid',
    ],
  ])('is refused with %s', async (_, change, status, code) => {
    expect(await acts.directive.post(office, 'reporting-duties', request(change()))).toMatchObject({
      status,
      body: { code },
    });
  });

  it('is ordered by the office on the ground of an issued document, and read by units', async () => {
    const letter = await acts.directive.addDirective('693-CV/TU', 'historical', 1);
    const old = request({ clauseId: letter.clauses[0]?.clauseId });
    expect(await acts.directive.post(office, 'reporting-duties', old)).toMatchObject({
      status: 409,
      body: { code: 'directive-not-issued' },
    });
    expect(await acts.directive.post(acts.head, 'reporting-duties', request())).toMatchObject({
      status: 403,
    });
    expect((await acts.directive.get(acts.head, 'reporting-duties?limit=1')).body.items).toHaveLength(1);
    expect(await acts.directive.get(office, `reporting-duties/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'reporting-duty-unknown' },
    });
  });
});
