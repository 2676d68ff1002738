import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { assignmentEscalatedV1 } from '@namkhong/contracts';
import { v7 } from 'uuid';
import { bootActs, claim, MORNING, office, reason, type BootedActs } from '../testing/acted-directive.js';

jest.setTimeout(30_000);

let acts: BootedActs;
let ward: { unitId: string }, province: { unitId: string };

beforeAll(async () => {
  acts = await bootActs();
  province = await acts.directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  ward = await acts.directive.addUnit('00009', 'Phường Chín', { parentCode: '96' });
  await acts.directive.addPost('CB-901', '00009', 'head');
  await acts.directive.addPost('CB-902', '00009', 'deputy');
  await acts.directive.addPost('CB-961', '96', 'head');
});
afterAll(async () => acts.directive.close());
beforeEach(() => acts.directive.clock.set(MORNING));

const at = (day: string) => acts.directive.clock.set(new Date(`${day}T03:00:00.000Z`));
const scan = async () =>
  (await acts.directive.post('operator', 'escalation/scans')).body as { taken: number };
const head = () => ({ role: 'unit-head', unitId: ward.unitId }) as const;
const told = async (id: string) =>
  (await acts.directive.published(assignmentEscalatedV1))
    .map(({ data }) => data)
    .filter(({ assignmentId }) => assignmentId === id)
    .map(
      ({ step, fellDueOn, recipient }) =>
        `${step} ${fellDueOn} ${recipient.role} ${recipient.officialIds.length}`,
    );

describe('the scan', () => {
  it('climbs the ladder day by day, each step once, to those who hold the posts today', async () => {
    // Due on Monday 30 November 2026.
    const id = await acts.task({}, [ward.unitId]);
    for (const day of [
      '2026-11-23',
      '2026-11-26',
      '2026-11-27',
      '2026-11-27',
      '2026-11-30',
      '2026-12-01',
      '2026-12-03',
      '2026-12-10',
    ]) {
      at(day);
      await scan();
    }
    expect(await told(id)).toEqual([
      'unread 2026-11-27 deputy 1',
      'day-before 2026-11-27 head 1',
      'on-the-day 2026-11-30 head 1',
      'overdue-deputy 2026-12-01 deputy 1',
      'overdue-superior 2026-12-03 head 1',
    ]);
    const { body } = await acts.directive.get(head(), `assignments/${id}/escalations?limit=4`);
    const rest = await acts.directive.get(head(), `assignments/${id}/escalations?cursor=${body.next}`);
    expect(rest.body).toMatchObject({
      next: null,
      items: [
        {
          step: 'overdue-superior',
          about: '2026-11-30',
          fellDueOn: '2026-12-03',
          recipient: {
            role: 'head',
            unitId: province.unitId,
            unitName: 'Tỉnh Cà Mau',
            officialCodes: ['CB-961'],
          },
        },
      ],
    });
    expect(
      body.items.map(({ recipient }: { recipient: { officialCodes: string[] } }) => recipient.officialCodes),
    ).toEqual([['CB-901'], ['CB-902'], ['CB-901'], ['CB-902']]);
  });

  it('stops where a step says: at the acknowledgement, at the claim; and begins again with a claim that was returned', async () => {
    const id = await acts.task({}, [ward.unitId]);
    await acts.done(head(), id, 'acknowledgement');
    at('2026-11-27');
    await scan();
    await acts.done(head(), id, 'claim', claim);
    at('2026-12-03');
    await scan();
    expect(await told(id)).toEqual(['day-before 2026-11-27 head 1']);
    await acts.done(office, id, 'return', { reason });
    await scan();
    expect(await told(id)).toEqual([
      'day-before 2026-11-27 head 1',
      'overdue-deputy 2026-12-01 deputy 1',
      'overdue-superior 2026-12-03 head 1',
    ]);
    await acts.done(head(), id, 'claim', claim);
    await acts.done(office, id, 'acceptance', {});
    at('2026-12-30');
    await scan();
    expect(await told(id)).toHaveLength(3);
  });

  it('takes each step once where several run into each other, and leaves none', async () => {
    const ids = await Promise.all([acts.task({}, [ward.unitId]), acts.task({}, [acts.unit.unitId])]);
    at('2026-12-03');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => acts.directive.post('operator', 'escalation/scans')),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    await scan();
    for (const id of ids) {
      const steps = (await told(id)).map((each) => each.split(' ')[0]);
      expect(steps).toEqual(['unread', 'overdue-deputy', 'overdue-superior']);
    }
    // A commune without a superior and with a deputy: its superior step leads to the issuer.
    expect(await told(ids[1])).toContain('overdue-superior 2026-12-03 issuer 0');
    expect((await scan()).taken).toBe(0);
  });

  it('never tells of a task that was claimed while it looked', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index++) ids.push(await acts.task({}, [ward.unitId]));
    for (const id of ids) await acts.done(head(), id, 'acknowledgement');
    at('2026-12-01');
    await Promise.all([scan(), ...ids.map((id) => acts.done(head(), id, 'claim', claim))]);
    const rows = await acts.directive.service.database.read((session) =>
      session.query<{ key: string; type: string }>(
        `SELECT key, headers->>'ce_type' AS type FROM bus_outbox WHERE key = ANY($1::text[]) ORDER BY id`,
        [ids],
      ),
    );
    for (const id of ids) {
      const types = rows.filter(({ key }) => key === id).map(({ type }) => type);
      const claimed = types.findIndex((type) => type.includes('claimed'));
      expect(claimed).toBeGreaterThan(0);
      expect(types.slice(claimed).filter((type) => type.includes('escalated'))).toEqual([]);
    }
  });
});

describe('ladders', () => {
  const step = { code: 'nhac', anchor: 'due', workingDays: 2, to: 'head', stoppedBy: 'claim' };
  const request = (change: object = {}) => ({
    urgency: 'urgent',
    effectiveFrom: '2026-12-02',
    steps: [step],
    ...change,
  });

  it('hold from their day on, and what is told by then is told by the one before', async () => {
    const id = await acts.task({ urgency: 'urgent' }, [ward.unitId]);
    await acts.done(head(), id, 'acknowledgement');
    const made = await acts.directive.post(office, 'escalation/ladders', request());
    expect(made).toMatchObject({ status: 201, body: { version: 1, urgency: 'urgent' } });
    at('2026-12-01');
    await scan();
    at('2026-12-02');
    await scan();
    expect(await told(id)).toEqual(['overdue-deputy 2026-12-01 deputy 1', 'nhac 2026-12-02 head 1']);
    const path = `escalation/ladders/${made.body.ladderId}`;
    expect(await acts.directive.put(office, path, request(), { 'if-match': '"1"' })).toMatchObject({
      status: 409,
      body: { code: 'ladder-in-force' },
    });
    const list = await acts.directive.get(head(), 'escalation/ladders?urgency=urgent&limit=1');
    expect(list.body.items).toEqual([{ ...made.body, steps: [{ ...step, levels: 1 }] }]);
    const next = await acts.directive.get(
      head(),
      `escalation/ladders?urgency=urgent&cursor=${list.body.next}`,
    );
    expect(next.body.items.map(({ effectiveFrom }: { effectiveFrom: string }) => effectiveFrom)).toEqual([
      '2020-01-01',
    ]);
  });

  it('are changed by one of two people who read the same version', async () => {
    const made = await acts.directive.post(
      office,
      'escalation/ladders',
      request({ effectiveFrom: '2027-01-04' }),
    );
    const path = `escalation/ladders/${made.body.ladderId}`;
    const change = request({ effectiveFrom: '2027-01-05', steps: [{ ...step, workingDays: 5 }] });
    const answers = await Promise.all(
      [1, 2, 3].map(() => acts.directive.put(office, path, change, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await acts.directive.get(office, path)).body).toMatchObject({
      version: 2,
      effectiveFrom: '2027-01-05',
    });
  });

  it.each([
    [{ steps: [] }, 422, 'ladder-empty'],
    [{ steps: [step, { ...step, code: 'b' }] }, 422, 'ladder-step-repeated'],
    [
      {
        steps: [
          { ...step, to: 'superior' },
          { ...step, code: 'b', workingDays: 9 },
        ],
      },
      422,
      'ladder-turns-back',
    ],
    [{ effectiveFrom: '2026-11-22' }, 422, 'ladder-effective-in-past'],
    [{ effectiveFrom: '2027-01-05' }, 409, 'ladder-taken'],
    [{ urgency: 'later' }, 422, 'input-invalid'],
  ])('%j: %s %s', async (change, status, code) => {
    expect(await acts.directive.post(office, 'escalation/ladders', request(change))).toMatchObject({
      status,
      body: { code },
    });
  });

  it('are edited by the office, scanned by operators and asked for by those who command', async () => {
    expect(await acts.directive.post(head(), 'escalation/ladders', request())).toMatchObject({ status: 403 });
    expect(await acts.directive.post(office, 'escalation/scans')).toMatchObject({ status: 403 });
    expect(await acts.directive.get(office, `escalation/ladders/${v7()}`)).toMatchObject({
      status: 404,
      body: { code: 'ladder-unknown' },
    });
    const id = await acts.task({}, [ward.unitId]);
    expect(await acts.directive.get(acts.head, `assignments/${id}/escalations`)).toMatchObject({
      status: 403,
    });
  });
});
