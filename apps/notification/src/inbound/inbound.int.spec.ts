import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  acknowledgedByReplyV1,
  assignmentAcknowledgedV1,
  assignmentIssuedV1,
  canonicalText,
  feedbackKeyPublishedV1,
  invitationIssuedV1,
  invitationRefusedV1,
  invitationWithdrawnV1,
  notificationKeyPublishedV1,
  ratingRepliedV1,
  replySecret,
} from '@namkhong/contracts';
import { newBoxKeyPair, openSealed, sealTexts } from '@namkhong/service-kit';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { startNotification, type TestNotification } from '../sms/testing/start-notification.js';

jest.setTimeout(60_000);

const lines: string[] = [];
let house: TestNotification;
let pair: Awaited<ReturnType<typeof newBoxKeyPair>>;

beforeAll(async () => {
  house = await startNotification({ logged: (line) => lines.push(line) });
  pair = await newBoxKeyPair();
  await house.service.publish(feedbackKeyPublishedV1, {
    ...{ keyId: 'feedback-test', publicKey: pair.publicKey, validFrom: '2026-01-01T00:00:00.000Z' },
    ...{ validTo: '2027-12-31T00:00:00.000Z', destroyedAt: '2028-03-01T00:00:00.000Z' },
  });
  await eventually(async () => expect(await house.sql('SELECT 1 FROM peer_sealing_key')).toHaveLength(1));
});
afterAll(() => house.close());

const textsTo = (phone: string) => house.sent(phone).map(({ text }) => text);

/** An assignment whose message has reached the head of its unit. */
async function told(unitId: string, phone: string, directiveNumber: string) {
  const assignmentId = v7();
  await house.service.publish(assignmentIssuedV1, {
    ...{ assignmentId, kind: 'directive', directiveId: v7(), directiveNumber, clauseId: v7(), caseId: null },
    ...{ unitId, title: 'Việc', dueOn: '2026-12-15', urgency: 'urgent', illustrative: true },
  });
  await eventually(async () =>
    expect(await house.sql(`SELECT state FROM message WHERE assignment_id = $1`, [assignmentId])).toEqual([
      { state: 'delivered' },
    ]),
  );
  expect(textsTo(phone).at(-1)).toContain(directiveNumber);
  return assignmentId;
}

async function invite(phone: string, change: Record<string, unknown> = {}) {
  const invitationId = randomUUID();
  const token = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const [key] = await house.service.published(notificationKeyPublishedV1);
  if (!key) throw new Error('no key yet');
  const [box] = await sealTexts(key.data, [canonicalText({ phone, token, path: `/rate/#${token}` })]);
  if (!box) throw new Error('nothing was sealed');
  await house.service.publish(invitationIssuedV1, {
    ...{ invitationId, unitId: v7(), servicePoint: null, procedureGroup: 'ho-tich', language: 'vi', ...box },
    ...{ sendAfter: null, expiresOn: '2026-12-25', illustrative: true, ...change },
  });
  return { invitationId, token };
}

const refusals = async (invitationId: string) =>
  (await house.service.published(invitationRefusedV1))
    .map(({ data }) => data)
    .filter((refusal) => refusal.invitationId === invitationId)
    .map(({ reason }) => reason);

describe('an official who answers', () => {
  it('acknowledges the newest task first, then the one before, and is told so once for each', async () => {
    const unitId = v7();
    const officialId = await house.addOfficial('CB-1', '0599000001', unitId);
    const first = await told(unitId, '+84599000001', '01-CT/MH');
    const second = await told(unitId, '+84599000001', '02-CT/MH');
    expect(await house.write('84599000001', 'đã nhận')).toBe(true);
    expect(await house.write('84599000001', 'XN')).toBe(true);
    const acknowledged = (await house.service.published(acknowledgedByReplyV1)).map(({ data }) => data);
    expect(acknowledged).toMatchObject([
      { assignmentId: second, officialId },
      { assignmentId: first, officialId },
    ]);
    await eventually(() => expect(textsTo('+84599000001')).toHaveLength(4));
    expect(textsTo('+84599000001').slice(2).sort()).toEqual([
      'Nam Khong: da nhan xac nhan cua dong chi ve nhiem vu theo van ban 01-CT/MH.',
      'Nam Khong: da nhan xac nhan cua dong chi ve nhiem vu theo van ban 02-CT/MH.',
    ]);
    await house.write('84599000001', 'XN');
    expect(await house.service.published(acknowledgedByReplyV1)).toHaveLength(2);
  });

  it('acknowledges nothing that the portal acknowledged before', async () => {
    const unitId = v7();
    await house.addOfficial('CB-2', '0599000002', unitId);
    const assignmentId = await told(unitId, '+84599000002', '03-CT/MH');
    await house.service.publish(assignmentAcknowledgedV1, {
      ...{ assignmentId, unitId, acknowledgedAt: '2026-11-26T02:00:00.000Z' },
    });
    await eventually(async () =>
      expect(
        await house.sql('SELECT 1 FROM task WHERE assignment_id = $1 AND acknowledged', [assignmentId]),
      ).toHaveLength(1),
    );
    const before = (await house.service.published(acknowledgedByReplyV1)).length;
    await house.write('84599000002', 'XN');
    expect(await house.service.published(acknowledgedByReplyV1)).toHaveLength(before);
  });
});

describe('a citizen who was invited', () => {
  it('gets the one link, answers with a level that only feedback can open, and may change it', async () => {
    const { invitationId, token } = await invite('+84912345678');
    await eventually(() => expect(house.sent('+84912345678')).toHaveLength(1));
    expect(textsTo('+84912345678')).toEqual([
      `Nam Khong: moi ong/ba danh gia viec phuc vu tai co quan nha nuoc. Xem tai https://namkhong.example/rate/#${token} . Khong nhan tin nua: tra loi HUY`,
    ]);
    await eventually(async () =>
      expect(await house.sql(`SELECT state FROM message WHERE cause_id = $1`, [invitationId])).toEqual([
        { state: 'delivered' },
      ]),
    );
    await house.write('84912345678', '4');
    await house.write('84912345678', '5');
    const replies = await house.service.published(ratingRepliedV1);
    const opened = await Promise.all(
      replies.map(async ({ data }) => replySecret.parse(JSON.parse(await openSealed(data.sealed, pair)))),
    );
    expect(opened).toEqual([4, 5].map((level) => ({ token, level, receivedOn: '2026-11-26' })));
    expect(replies.map(({ data }) => data.invitationId)).toEqual([invitationId, invitationId]);
    await eventually(() => expect(textsTo('+84912345678')).toHaveLength(2));
    expect(textsTo('+84912345678')[1]).toContain('cam on');
  });

  it('leaves neither number nor ballot anywhere in the clear once the message has left', async () => {
    const { token } = await invite('+84912345677');
    await eventually(() => expect(house.sent('+84912345677')).toHaveLength(1));
    await eventually(async () =>
      expect(
        await house.sql(`SELECT 1 FROM message WHERE phone_cipher IS NOT NULL AND state = 'delivered'`),
      ).toEqual([]),
    );
    const kept = JSON.stringify(
      await Promise.all(
        ['message', 'invitation', 'attempt', 'suppression', 'bus_outbox'].map((table) =>
          house.sql(`SELECT to_jsonb(t) AS row FROM ${table} t`),
        ),
      ),
    );
    for (const secret of [token, '912345677', '912345678']) {
      expect(kept).not.toContain(secret);
      expect(lines.join('\n')).not.toContain(secret);
    }
  });

  it('ends it by one word: told so once, never asked again, and what waits is taken back', async () => {
    const later = await invite('+84912345676', { sendAfter: '2026-11-28T02:00:00.000Z' });
    await eventually(async () =>
      expect(await house.sql(`SELECT 1 FROM message WHERE cause_id = $1`, [later.invitationId])).toHaveLength(
        1,
      ),
    );
    await house.write('84912345676', 'Hủy');
    await house.write('84912345676', 'HUY');
    await eventually(() =>
      expect(textsTo('+84912345676')).toEqual(['Nam Khong: ong/ba se khong nhan tin nhan nua.']),
    );
    expect(await house.sql(`SELECT failure FROM message WHERE cause_id = $1`, [later.invitationId])).toEqual([
      { failure: 'opted-out' },
    ]);
    const again = await invite('+84912345676');
    await eventually(async () => expect(await refusals(again.invitationId)).toEqual(['opted-out']));
    await house.write('84912345676', 'gì vậy');
    expect(textsTo('+84912345676')).toHaveLength(1);
  });

  it('is never an official, and not asked once the ballot is void', async () => {
    await house.addOfficial('CB-3', '0599000003', v7(), 'staff');
    const staff = await invite('+84599000003');
    await eventually(async () => expect(await refusals(staff.invitationId)).toEqual(['recipient-is-staff']));
    const later = await invite('+84912345675', { sendAfter: '2026-11-28T02:00:00.000Z' });
    await house.service.publish(invitationWithdrawnV1, {
      ...{ invitationId: later.invitationId, reason: 'dossier-corrected' },
    });
    await eventually(async () =>
      expect(
        await house.sql(`SELECT failure FROM message WHERE cause_id = $1`, [later.invitationId]),
      ).toEqual([{ failure: 'withdrawn' }]),
    );
    expect(
      await house.sql(`SELECT 1 FROM invitation WHERE invitation_id = $1`, [later.invitationId]),
    ).toEqual([]);
  });
});

describe('anybody else who writes', () => {
  it('is answered once, whatever they write and however much', async () => {
    for (const text of ['xin chào', '5', 'x'.repeat(150), 'XN']) await house.write('84988000001', text);
    await eventually(() => expect(textsTo('+84988000001')).toHaveLength(1));
    expect(textsTo('+84988000001')[0]).toContain('khong duoc doc');
    expect(await house.sql('SELECT 1 FROM answered_sender')).not.toEqual([]);
  });

  it('is not answered from a short number', async () => {
    const before = house.sent().length;
    expect(await house.write('1900', 'khuyen mai')).toBe(true);
    expect(house.sent()).toHaveLength(before);
  });
});

describe('the list of numbers that get nothing', () => {
  const url = '/api/notification/v1/suppressions';
  const add = (phone: string) =>
    house.operator.inject({
      method: 'POST',
      url,
      body: { phone },
      headers: { 'idempotency-key': randomUUID() },
    });

  it('is kept by operators, masked, and holds invitations back', async () => {
    const made = await add('0988 000 002');
    expect(made.status).toBe(201);
    expect(await add('+84988000002')).toMatchObject({ status: 409, json: { code: 'suppression-exists' } });
    expect(await add('0123')).toMatchObject({ status: 422, json: { code: 'phone-not-mobile' } });
    const { invitationId } = await invite('+84988000002');
    await eventually(async () => expect(await refusals(invitationId)).toEqual(['suppressed']));
    const list = await house.operator.inject({ url: `${url}?limit=1` });
    expect(list.json.items).toMatchObject([{ maskedPhone: '+84•••••0002', reason: 'suppressed' }]);
    const path = `${url}/${made.json.suppressionId}`;
    expect((await house.operator.inject({ method: 'DELETE', url: path })).status).toBe(204);
    expect((await house.operator.inject({ method: 'DELETE', url: path })).json.code).toBe(
      'suppression-unknown',
    );
    const office = await house.service.as('committee-office');
    expect((await office.inject({ url })).status).toBe(403);
    expect((await house.service.inject({ url })).status).toBe(401);
  });
});
