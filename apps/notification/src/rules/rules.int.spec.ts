import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  assignmentAcknowledgedV1,
  assignmentEscalatedV1,
  assignmentIssuedV1,
  assignmentSuspendedV1,
  assignmentTransferredV1,
  assignmentWithdrawnV1,
  deliveryChangedV1,
} from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification, type TestNotification } from '../sms/testing/start-notification.js';

jest.setTimeout(60_000);

let house: TestNotification;
beforeAll(async () => {
  house = await startNotification({ change: { SMS_DEMONSTRATION: false } });
});
afterAll(() => house.close());

const phones = { head: '+84599000011', deputy: '+84599000012', superior: '+84599000013' } as const;
const textsTo = (phone: string) => house.sent(phone).map(({ text }) => text);

const issue = async (unitId: string, directiveNumber: string, urgency: 'urgent' | 'express' = 'urgent') => {
  const assignmentId = v7();
  await house.service.publish(assignmentIssuedV1, {
    ...{ assignmentId, kind: 'directive', directiveId: v7(), directiveNumber, clauseId: v7(), caseId: null },
    ...{ unitId, title: 'Việc', dueOn: '2027-03-31', urgency, illustrative: true },
  });
  return assignmentId;
};
const escalate = (
  assignmentId: string,
  unitId: string,
  fellDueOn: string,
  recipient: { role: 'head' | 'deputy'; unitId: string; officialIds: string[] },
) =>
  house.service.publish(assignmentEscalatedV1, {
    ...{ assignmentId, unitId, step: `step-of-${fellDueOn}`, dueOn: '2027-03-31', fellDueOn, recipient },
    illustrative: true,
  });
const states = (assignmentId: string) =>
  house.sql(
    `SELECT template, state, failure FROM message WHERE assignment_id = $1 ORDER BY created_at, message_id`,
    [assignmentId],
  );

it('tells head, deputy and superior in turn, not at night, and takes back what was answered meanwhile', async () => {
  const [unitId, above] = [v7(), v7()];
  const head = await house.addOfficial('CB-11', phones.head, unitId);
  const deputy = await house.addOfficial('CB-12', phones.deputy, unitId, 'deputy');
  const superior = await house.addOfficial('CB-13', phones.superior, above);

  house.clock.set(new Date('2027-02-02T09:00:00+07:00'));
  const id = await issue(unitId, '09-CT/MH');
  await eventually(() => expect(textsTo(phones.head)).toHaveLength(1));

  house.clock.set(new Date('2027-02-03T09:00:00+07:00'));
  await escalate(id, unitId, '2027-02-03', { role: 'head', unitId, officialIds: [head] });
  await eventually(() => expect(textsTo(phones.head)[1]).toContain('nhac lai'));

  house.clock.set(new Date('2027-02-11T09:00:00+07:00'));
  await escalate(id, unitId, '2027-02-11', { role: 'deputy', unitId, officialIds: [deputy] });
  await eventually(() => expect(textsTo(phones.deputy)).toHaveLength(1));

  // The last step falls into the night; the answer comes before the morning.
  house.clock.set(new Date('2027-02-12T22:00:00+07:00'));
  await escalate(id, unitId, '2027-02-12', { role: 'head', unitId: above, officialIds: [superior] });
  await eventually(async () =>
    expect((await states(id)).at(-1)).toMatchObject({ template: 'unread-superior', state: 'queued' }),
  );
  await house.service.publish(assignmentAcknowledgedV1, {
    ...{ assignmentId: id, unitId, acknowledgedAt: '2027-02-12T15:30:00.000Z' },
  });
  await eventually(async () =>
    expect((await states(id)).at(-1)).toMatchObject({ state: 'failed', failure: 'overtaken' }),
  );
  house.clock.set(new Date('2027-02-13T09:00:00+07:00'));
  await issue(unitId, '10-CT/MH');
  await eventually(() => expect(textsTo(phones.head).at(-1)).toContain('10-CT/MH'));
  expect(textsTo(phones.superior)).toEqual([]);
  const told = (await house.service.published(deliveryChangedV1)).filter(
    ({ data }) => data.assignmentId === id,
  );
  expect(new Set(told.map(({ data }) => data.officialId))).toEqual(new Set([head, deputy, superior]));
});

it('wakes the head for hỏa tốc alone', async () => {
  const unitId = v7();
  await house.addOfficial('CB-14', '+84599000014', unitId);
  house.clock.set(new Date('2026-11-26T23:00:00+07:00'));
  const urgent = await issue(unitId, '11-CT/MH');
  await issue(unitId, '12-CT/MH', 'express');
  await eventually(() => expect(textsTo('+84599000014')).toHaveLength(1));
  expect(textsTo('+84599000014')[0]).toContain('12-CT/MH');
  house.clock.set(new Date('2026-11-27T07:00:00+07:00'));
  await eventually(() => expect(textsTo('+84599000014')).toHaveLength(2));
  expect(await states(urgent)).toMatchObject([{ template: 'assignment-issued' }]);
});

it('sends nothing whose words accuse, and says why', async () => {
  const unitId = v7();
  await house.addOfficial('CB-15', '+84599000015', unitId);
  house.clock.set(new Date('2026-11-27T09:00:00+07:00'));
  const id = await issue(unitId, 'Đơn tố cáo 01');
  await eventually(async () =>
    expect(await states(id)).toEqual([
      { template: 'assignment-issued', state: 'failed', failure: 'text-names-reporter' },
    ]),
  );
  const withdrawn = await issue(unitId, '13-CT/MH');
  await house.service.publish(assignmentWithdrawnV1, {
    ...{ assignmentId: withdrawn, unitId, withdrawnOn: '2026-11-27' },
  });
  await eventually(() => expect(textsTo('+84599000015')).toHaveLength(2));
  expect(textsTo('+84599000015').join()).not.toContain('to cao');
});

it('tells the head the new day, or hour, of a deadline that stands still', async () => {
  const unitId = v7();
  await house.addOfficial('CB-18', '0599000018', unitId);
  const assignmentId = await issue(unitId, '16-CT/MH');
  const about = { assignmentId, unitId, previouslyDueOn: '2026-12-31', until: '2027-01-11' };
  await house.service.publish(assignmentSuspendedV1, { ...about, dueOn: '2027-01-14' });
  await house.service.publish(assignmentSuspendedV1, {
    ...{ ...about, previouslyDueOn: '2027-01-14', dueOn: '2027-01-15', dueAt: '2027-01-15T02:30:00.000Z' },
  });
  await eventually(() => expect(textsTo('+84599000018')).toHaveLength(3));
  const texts = textsTo('+84599000018').join('|');
  expect(texts).toContain('16-CT/MH tam dung thoi han, han moi 14/01/2027.');
  expect(texts).toContain('16-CT/MH tam dung thoi han, han moi 09h30 15/01/2027.');
});

it('goes to the new head where a task goes to another unit, and to nobody where it is joined', async () => {
  const [former, unitId] = [v7(), v7()];
  await house.addOfficial('CB-16', '0599000016', former);
  await house.addOfficial('CB-17', '0599000017', unitId);
  const assignmentId = await issue(former, '14-CT/MH');
  await eventually(() => expect(textsTo('+84599000016')).toHaveLength(1));
  await house.service.publish(assignmentWithdrawnV1, {
    ...{ assignmentId: await issue(former, '15-CT/MH'), unitId: former, withdrawnOn: '2026-11-27' },
    joinedInto: unitId,
  });
  await house.service.publish(assignmentTransferredV1, {
    ...{ assignmentId, fromUnitId: former, unitId, dueOn: '2026-12-31', transferredOn: '2026-11-27' },
  });
  await eventually(() => expect(textsTo('+84599000017')).toHaveLength(1));
  expect(textsTo('+84599000017').join()).toContain('14-CT/MH');
  expect(textsTo('+84599000016').join()).not.toContain('thu hoi');
});
