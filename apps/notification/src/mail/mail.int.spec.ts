import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  assignmentAcknowledgedV1,
  assignmentEscalatedV1,
  assignmentIssuedV1,
  createEvent,
  type DataOf,
} from '@namkhong/contracts';
import { Database, FieldCipher } from '@namkhong/service-kit';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { Rekey } from '../contacts/rekey.js';
import { TaskConsumer } from '../rules/task.consumer.js';
import { startNotification, type TestNotification } from '../sms/testing/start-notification.js';
import { DigestService } from './digest.service.js';
import { startMailServer } from './testing/start-mail-server.js';

jest.setTimeout(60_000);

type Official = Awaited<ReturnType<typeof addHead>>;

/** Thursday, a working day; 24 November 2026 before it is a holiday. */
const THURSDAY = new Date('2026-11-26T09:00:00+07:00');
const FRIDAY_MORNING = new Date('2026-11-27T07:30:00+07:00');
const MONDAY_MORNING = new Date('2026-11-30T07:30:00+07:00');

const olderKey = Buffer.alloc(32, 6);

let house: TestNotification;
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
  house = await startNotification({
    at: THURSDAY,
    change: {
      ...{ MAIL_URL: server.url, MAIL_FROM: 'khong-tra-loi@namkhong.example' },
      FIELD_KEYS: [Buffer.alloc(32, 7), olderKey],
    },
  });
});
afterAll(async () => {
  await house.close();
  await server.close();
});

/** A head with a phone, an e-mail address, and an account. */
async function addHead(n: number) {
  const unitId = v7();
  const [code, phone, email] = [`TH-${n}`, `05990001${n}`, `head${n}@example.vn`];
  const officialId = await house.addOfficial(code, phone, unitId);
  const { json } = await house.operator.inject({
    method: 'POST',
    url: '/api/notification/v1/imports/contacts',
    body: `official_code,phone,email\n${code},${phone},${email}\n`,
    headers: { 'content-type': 'text/csv' },
  });
  expect(json).toMatchObject({ accepted: 1, rejected: [] });
  const account = await house.service.as('unit-head', { unitId, officialId });
  return { unitId, officialId, email, account, texts: () => house.sent(phone.replace(/^0/, '+84')) };
}

const url = '/api/notification/v1/preferences';
async function choose({ account }: Official, ...kinds: unknown[]) {
  const { headers } = await account.inject({ url });
  const answer = await account.inject({
    ...{ method: 'PUT' as const, url, body: { kinds } },
    headers: { 'if-match': headers['etag'] ?? '' },
  });
  expect(answer.status).toBe(200);
}
const atOnce = { kind: 'task', sms: true, mail: 'at-once' } as const;

const taskOf = (
  unitId: string,
  directiveNumber: string,
  urgency: 'normal' | 'urgent' = 'normal',
): DataOf<typeof assignmentIssuedV1> => ({
  ...{ assignmentId: v7(), kind: 'directive', directiveId: v7(), directiveNumber, clauseId: v7() },
  ...{ caseId: null, unitId, title: 'Việc', dueOn: '2027-03-31', urgency, illustrative: true },
});
const issue = async (...given: Parameters<typeof taskOf>) => {
  const task = taskOf(...given);
  await house.service.publish(assignmentIssuedV1, task);
  return task.assignmentId;
};
const remind = ({ unitId, officialId }: Official, assignmentId: string) =>
  house.service.publish(assignmentEscalatedV1, {
    ...{ assignmentId, unitId, step: 'reminder', dueOn: '2027-03-31', fellDueOn: '2026-11-26' },
    ...{ recipient: { role: 'head', unitId, officialIds: [officialId] }, illustrative: true },
  });
const mailsTo = async ({ officialId }: Official) => {
  const { json } = await house.operator.inject({
    url: `/api/notification/v1/mails?officialId=${officialId}`,
  });
  return json.items as { state: string; attempts: number; failure: string | null; template: string }[];
};

it('says what happened once, although it is told twice, and never in the subject', async () => {
  const head = await addHead(21);
  await choose(head, atOnce);
  const event = createEvent(assignmentIssuedV1, taskOf(head.unitId, '21-CT/MH'), {
    ...{ id: v7(), source: '/directive', time: THURSDAY, correlationId: v7() },
  });
  const received = {
    ...{ id: event.id, type: assignmentIssuedV1.type, source: '/directive', subject: event.key },
    ...{ time: THURSDAY, correlationId: v7(), causationId: undefined },
    ...{ data: JSON.parse(event.value) as unknown },
    ...{ topic: event.topic, partition: 0, offset: 0n },
  };
  const consumer = house.service.app.get(TaskConsumer);
  const database = house.service.app.get(Database);
  for (let time = 0; time < 2; time++)
    await database.transaction((session) => consumer.handle([received], session));
  await eventually(async () =>
    expect(await mailsTo(head)).toMatchObject([{ state: 'submitted', attempts: 1 }]),
  );
  const [mail, ...others] = server.receivedBy(head.email);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    subject: '[Năm Không] Nhiệm vụ được giao',
    body: `Đơn vị đồng chí được giao nhiệm vụ theo văn bản 21-CT/MH, hạn 31/03/2027.

Xem và xử lý tại https://namkhong.example/work

Thư tự động, xin không trả lời. Chọn cách nhận thông báo tại https://namkhong.example/work`,
  });
  expect(mail?.headers).toContain('Auto-Submitted: auto-generated');
  await eventually(() => expect(head.texts()).toHaveLength(1));

  await issue(head.unitId, 'Đơn tố cáo 01');
  await eventually(async () =>
    expect(await mailsTo(head)).toMatchObject([
      { state: 'failed', failure: 'text-names-reporter', attempts: 0, subject: '' },
      { state: 'submitted' },
    ]),
  );
  expect(server.receivedBy(head.email)).toHaveLength(1);
});

it('tries again what is not taken now, and gives up what is refused, with the reason', async () => {
  const [deferred, refused] = [await addHead(22), await addHead(23)];
  server.fail(deferred.email, 451);
  server.fail(refused.email, 550);
  for (const head of [deferred, refused]) {
    await choose(head, atOnce);
    await issue(head.unitId, '22-CT/MH');
  }
  await eventually(async () =>
    expect(await mailsTo(refused)).toMatchObject([{ state: 'failed', failure: 'smtp-550', attempts: 1 }]),
  );
  await eventually(async () =>
    expect(await mailsTo(deferred)).toMatchObject([{ state: 'queued', attempts: 1 }]),
  );
  expect(server.receivedBy(deferred.email)).toEqual([]);
  house.clock.advance(60_000);
  await eventually(async () =>
    expect(await mailsTo(deferred)).toMatchObject([{ state: 'submitted', attempts: 2, failure: null }]),
  );
  expect(server.receivedBy(deferred.email)).toHaveLength(1);
  expect(await mailsTo(refused)).toHaveLength(1);
});

it('does not repeat what may have been taken', async () => {
  const [lost, other] = [await addHead(24), await addHead(25)];
  server.fail(lost.email, 'drop');
  await choose(lost, atOnce);
  await issue(lost.unitId, '24-CT/MH');
  await eventually(async () =>
    expect(await mailsTo(lost)).toMatchObject([
      { state: 'unknown', failure: 'connection-lost', attempts: 1 },
    ]),
  );
  house.clock.advance(2 * 3_600_000);
  await choose(other, atOnce);
  await issue(other.unitId, '25-CT/MH');
  await eventually(() => expect(server.receivedBy(other.email)).toHaveLength(1));
  expect(server.begunFor(lost.email)).toBe(1);

  // Nor what a dispatcher had begun that died before it could write down what came of it.
  await house.service.database.transaction((session) =>
    session.query(
      `UPDATE mail_message SET state = 'queued', attempted_at = $2, retry_at = NULL WHERE official_id = $1`,
      [other.officialId, THURSDAY],
    ),
  );
  await eventually(async () =>
    expect(await mailsTo(other)).toMatchObject([{ state: 'unknown', failure: 'dispatcher-lost' }]),
  );
  expect(server.begunFor(other.email)).toBe(1);
});

it('leaves out the SMS of a reminder where its head chose so, but not of what is urgent', async () => {
  house.clock.set(THURSDAY);
  const head = await addHead(26);
  await choose(head, { kind: 'reminder', sms: false, mail: 'digest' });
  const [normal, urgent, answered] = [
    await issue(head.unitId, '26-CT/MH'),
    await issue(head.unitId, '27-CT/MH', 'urgent'),
    await issue(head.unitId, '30-CT/MH'),
  ];
  for (const assignmentId of [normal, urgent, answered]) await remind(head, assignmentId);
  // What has not left yet would be taken back with the reminder.
  await eventually(() => expect(head.texts()).toHaveLength(4));
  await house.service.publish(assignmentAcknowledgedV1, {
    ...{ assignmentId: answered, unitId: head.unitId, acknowledgedAt: THURSDAY.toISOString() },
  });
  await eventually(async () =>
    expect(
      await house.sql(
        `SELECT template FROM mail_notice WHERE assignment_id = $1 AND withdrawn_at IS NOT NULL`,
        [answered],
      ),
    ).toEqual([{ template: 'unread-again' }]),
  );
  await eventually(() => expect(head.texts()).toHaveLength(4));
  expect(head.texts().filter(({ text }) => text.includes('nhac lai'))).toMatchObject([
    { text: expect.stringContaining('27-CT/MH') },
  ]);
  const { json } = await head.account.inject({ url: '/api/notification/v1/notices' });
  expect(json.items.map(({ text }: { text: string }) => text)).toContain(
    'Nhắc lại: nhiệm vụ theo văn bản 26-CT/MH chưa được xác nhận.',
  );
  const alone = json.items.find(({ text }: { text: string }) => text.startsWith('Nhắc lại'));
  const read = { method: 'POST' as const, url: `/api/notification/v1/notices/${alone.noticeId}/read` };
  expect((await head.account.inject(read)).status).toBe(204);

  // Before half past seven nothing; then one e-mail, on that day never again.
  expect(server.receivedBy(head.email)).toEqual([]);
  house.clock.set(FRIDAY_MORNING);
  const digests = house.service.app.get(DigestService);
  await Promise.all([digests.makeDue(), digests.makeDue(), digests.makeDue()]);
  await eventually(() => expect(server.receivedBy(head.email)).toHaveLength(1));
  expect(server.receivedBy(head.email)).toMatchObject([
    {
      subject: '[Năm Không] Tổng hợp ngày 27/11/2026',
      body: expect.stringMatching(
        /^Nhiệm vụ được giao: 3\n(?:- 26\/11\/2026: .*hạn 31\/03\/2027\.\n){3}\nNhắc việc: 2\n(?:- .*2[67]-CT\/MH.*\n){2}\nXem/,
      ),
    },
  ]);
  // What comes on Friday waits for Monday: Saturday and Sunday have no digest.
  await issue(head.unitId, '28-CT/MH');
  await eventually(() => expect(head.texts()).toHaveLength(5));
  house.clock.set(new Date('2026-11-29T12:00:00+07:00'));
  const other = await addHead(28);
  await choose(other, atOnce);
  await issue(other.unitId, '31-CT/MH');
  await eventually(() => expect(server.receivedBy(other.email)).toHaveLength(1));
  house.clock.set(MONDAY_MORNING);
  await eventually(() => expect(server.receivedBy(head.email)).toHaveLength(2));
  expect(server.receivedBy(head.email)[1]).toMatchObject({
    subject: '[Năm Không] Tổng hợp ngày 30/11/2026',
    body: expect.stringContaining('28-CT/MH'),
  });
  expect(server.receivedBy(head.email)[1]?.body).not.toContain('26-CT/MH');
  expect((await mailsTo(head)).map(({ template, state }) => [template, state])).toEqual([
    ['digest', 'submitted'],
    ['digest', 'submitted'],
  ]);
});

it('shows and changes preferences for oneself alone, and keeps what must be told', async () => {
  const head = await addHead(29);
  const shown = await head.account.inject({ url });
  expect(shown.headers['etag']).toBe('"0"');
  expect(shown.json).toMatchObject({ mailAvailable: true, maskedEmail: 'h•••@example.vn' });
  expect(shown.json.kinds).toContainEqual({
    ...{ kind: 'reminder', sms: true, mail: 'digest', smsMayBeOff: true, urgentAlwaysBySms: true },
  });
  const put = (kinds: unknown[], version: string | null) =>
    head.account.inject({
      ...{ method: 'PUT' as const, url, body: { kinds } },
      headers: version === null ? {} : { 'if-match': version },
    });
  const off = { sms: false, mail: 'digest' };
  for (const [kinds, code] of [
    [[{ kind: 'task', ...off }], 'preference-sms-needed'],
    [[{ kind: 'escalation', ...off }], 'preference-sms-needed'],
    [[{ kind: 'return', sms: false, mail: 'off' }], 'preference-no-channel'],
    [[atOnce, atOnce], 'preference-repeated'],
  ] as const) {
    const { status, json } = await put([...kinds], '"0"');
    expect([status, json.code]).toEqual([422, code]);
  }
  expect((await put([atOnce], null)).status).toBe(428);
  expect((await put([atOnce], '"0"')).headers['etag']).toBe('"1"');
  expect((await put([], '"0"')).status).toBe(412);
  expect((await house.operator.inject({ url })).status).toBe(403);
  const nobody = await house.service.as('official');
  expect((await nobody.inject({ url })).json.code).toBe('account-without-official');
});

it('keeps addresses encrypted, and puts them under the current key', async () => {
  const head = await addHead(32);
  const older = new FieldCipher([olderKey]).encrypt('moved@example.vn', `email:${head.officialId}`);
  await house.service.database.transaction((session) =>
    session.query(`UPDATE contact SET email_cipher = $2 WHERE official_id = $1`, [head.officialId, older]),
  );
  expect(await house.service.app.get(Rekey).turn()).toBe(1);
  expect(await house.service.app.get(Rekey).turn()).toBe(0);
  expect((await head.account.inject({ url })).json.maskedEmail).toBe('m•••@example.vn');
  const rows = await house.sql(`SELECT contact::text AS row FROM contact`);
  expect(JSON.stringify(rows)).not.toContain('@example.vn');
});
