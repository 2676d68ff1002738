import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { acknowledgedByReplyV1, assignmentAcknowledgedV1, assignmentEscalatedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { bootActs, office, type BootedActs } from '../testing/acted-directive.js';

jest.setTimeout(60_000);

let acts: BootedActs;
let ward: { unitId: string };

/** The last working morning but one before Tết of 2027: Thursday 4 to Wednesday 10 February are free. */
const GIVEN = new Date('2027-02-02T09:00:00+07:00');

const steps = [
  { code: 'unread-again', anchor: 'issue', workingDays: 1, to: 'head', stoppedBy: 'acknowledgement' },
  { code: 'unread-deputy', anchor: 'issue', workingDays: 2, to: 'deputy', stoppedBy: 'acknowledgement' },
  { code: 'unread-superior', anchor: 'issue', workingDays: 3, to: 'superior', stoppedBy: 'acknowledgement' },
];

beforeAll(async () => {
  acts = await bootActs();
  await acts.directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  ward = await acts.directive.addUnit('00009', 'Phường Chín', { parentCode: '96' });
  await acts.directive.addPost('CB-901', '00009', 'head');
  await acts.directive.addPost('CB-902', '00009', 'deputy');
  await acts.directive.addPost('CB-961', '96', 'head');
  const ladder = { urgency: 'urgent', effectiveFrom: '2027-01-04', steps };
  const made = await acts.directive.post(office, 'escalation/ladders', ladder);
  expect(made.status).toBe(201);
  acts.directive.clock.set(GIVEN);
});
afterAll(() => acts.directive.close());

const passTo = async (day: string) => {
  acts.directive.clock.set(new Date(`${day}T09:00:00+07:00`));
  await acts.directive.post('operator', 'escalation/scans');
};
const told = async (id: string) =>
  (await acts.directive.published(assignmentEscalatedV1))
    .map(({ data }) => data)
    .filter(({ assignmentId }) => assignmentId === id)
    .map(({ step, fellDueOn, recipient }) => `${fellDueOn} ${step} ${recipient.role}`);
const idOf = async (code: string): Promise<string> => {
  const [row] = await acts.directive.service.database.read((session) =>
    session.query<{ official_id: string }>(`SELECT official_id FROM officials WHERE code = $1`, [code]),
  );
  if (!row) throw new Error(`no ${code}`);
  return row.official_id;
};
const reply = async (assignmentId: string, officialId: string) =>
  acts.directive.service.publish(acknowledgedByReplyV1, {
    ...{ assignmentId, officialId, messageId: v7(), receivedAt: acts.directive.clock.now().toISOString() },
  });

it('climbs over Tết by working days alone, and an answer by message stops it', async () => {
  const unread = await acts.task({ urgency: 'urgent', dueOn: '2027-03-31' }, [ward.unitId]);
  const answered = await acts.task({ urgency: 'urgent', dueOn: '2027-03-31' }, [ward.unitId]);
  // Every day of it, working or not, as the platform would be running.
  for (let day = 2; day <= 15; day++) {
    await passTo(`2027-02-${String(day).padStart(2, '0')}`);
    if (day !== 6) continue;
    // On the second day of the holiday the head answers one of the two.
    await acts.directive.service.grant('account-of-the-head', 'unit-head', ward.unitId, await idOf('CB-901'));
    await reply(answered, await idOf('CB-901'));
    await eventually(async () =>
      expect(
        (await acts.directive.published(assignmentAcknowledgedV1)).map(({ data }) => data.assignmentId),
      ).toEqual([answered]),
    );
  }
  expect(await told(unread)).toEqual([
    '2027-02-03 unread-again head',
    '2027-02-11 unread-deputy deputy',
    '2027-02-12 unread-superior head',
  ]);
  expect(await told(answered)).toEqual(['2027-02-03 unread-again head']);
});

it('takes an answer from nobody who may not acknowledge, and the same one twice as one', async () => {
  const id = await acts.task({ urgency: 'urgent', dueOn: '2027-03-31' }, [ward.unitId]);
  const stranger = v7();
  await acts.directive.service.grant('account-of-a-stranger', 'unit-head', acts.unit.unitId, stranger);
  await reply(id, stranger);
  await reply(id, v7());
  const officialId = await idOf('CB-901');
  await reply(id, officialId);
  await reply(id, officialId);
  await eventually(async () =>
    expect(
      (await acts.directive.published(assignmentAcknowledgedV1)).filter(
        ({ data }) => data.assignmentId === id,
      ),
    ).toHaveLength(1),
  );
  const { body } = await acts.directive.get(office, `assignments/${id}/history`);
  expect(body.items.filter(({ act }: { act: string }) => act === 'acknowledge')).toHaveLength(1);
});
