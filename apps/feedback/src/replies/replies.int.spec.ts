import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { invitationRefusedV1, ratingRepliedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { testNotification } from '../testing/test-notification.js';

const ward = unitOf('W-1');
const official = postOf('CB-1', ward);

jest.setTimeout(30_000);

describe('invitations and what comes back', () => {
  let feedback: TestFeedback;
  let notification: Awaited<ReturnType<typeof testNotification>>;
  let next = 0;

  const feed = (...changes: Parameters<typeof dossierOf>[2][]) => {
    const dossiers = changes.map((change) =>
      dossierOf((next += 1), 'W-1', { officialCode: 'CB-1', ...change }),
    );
    return feedback.post('/dossiers', { dossiers }, { as: 'operator' });
  };
  const published = (type: string) => feedback.published(`namkhong.feedback.${type}.v1`);
  /** Feeds one dossier and opens the invitation it led to. */
  async function invite(mobile: string) {
    const known = new Set((await notification.invitations()).map(({ invitationId }) => invitationId));
    await feed({ mobile });
    const invited = (await notification.invitations()).find(({ invitationId }) => !known.has(invitationId));
    if (!invited) throw new Error('nobody was invited');
    return invited;
  }
  const look = (token: string) =>
    feedback.get('/ballot', { headers: { 'nk-ballot': token, 'nk-network': randomUUID() } });
  const counts = async () => {
    const [row] = await feedback.sql(
      `select sum(closed)::int as closed, sum(invited)::int as invited, sum(missing_phone)::int as missing,
         sum(invalid_phone)::int as invalid from service_count`,
    );
    return row;
  };

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T03:00:00Z');
    await feedback.learn({
      units: [ward],
      posts: [official],
      sets: [setOf('sipas', 1, '2026-01-01', ['access', 'official'])],
    });
  });
  afterAll(() => feedback.stop());

  it('takes no number in while there is no key to seal it to', async () => {
    const refused = await feed({ mobile: '0912345678' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'sealing-key-missing' } });
    expect(await feedback.sql('select 1 from dossier')).toEqual([]);
    next = 0;
    notification = await testNotification(feedback);
  });

  it('seals number and ballot to notification, stores and tells neither, and says what is wrong with a number', async () => {
    const { body } = await feed(
      { mobile: '0912 345 678' },
      { mobile: '01234567890' },
      { mobile: '' },
      { mobile: 'gọi con trai' },
      { mobile: '+84 987 654 321', slip: true },
    );
    expect(body).toMatchObject({ accepted: 5, invited: 2, rejected: [] });
    expect(body.numbers.map(({ index, code }: { index: number; code: string }) => [index, code])).toEqual([
      [1, 'phone-eleven-digits'],
      [3, 'phone-not-a-number'],
    ]);
    expect(body.numbers[0].message).toBe('Số di động 11 chữ số đã ngừng dùng từ năm 2018.');
    const invitations = await notification.invitations();
    expect(invitations.map(({ phone }) => phone).sort()).toEqual(['+84912345678', '+84987654321']);
    for (const { token, path, event } of invitations) {
      expect(path).toBe(`/rate/#${token}`);
      expect(event).toMatchObject({ unitId: ward.unitId, language: 'vi', expiresOn: '2026-12-24' });
      expect((await look(token)).status).toBe(200);
    }
    expect(body.ballots).toHaveLength(4);
    const kept = JSON.stringify(await feedback.dump(['dossier', 'ballot', 'service_count', 'bus_outbox']));
    for (const { phone, token } of invitations) {
      for (const secret of [phone, phone.slice(3), token]) expect(kept).not.toContain(secret);
    }
    expect(await counts()).toEqual({ closed: 5, invited: 2, missing: 1, invalid: 2 });
  });

  it('changes nothing when the feed comes again', async () => {
    const before = await feedback.dump(['dossier', 'ballot', 'service_count']);
    const events = (await published('invitation-issued')).length;
    next = 0;
    const { body } = await feed({ mobile: '0912345678' }, { mobile: '01234567890' }, { mobile: '' });
    expect(body).toMatchObject({ accepted: 0, unchanged: 3, invited: 0, ballots: [] });
    expect(await feedback.dump(['dossier', 'ballot', 'service_count'])).toEqual(before);
    expect((await published('invitation-issued')).length).toBe(events);
    next = 10;
  });

  it('revokes the ballot of an official, who was then never asked', async () => {
    const before = await counts();
    const { token, invitationId } = await invite('0933333333');
    await feedback.publish(invitationRefusedV1, { invitationId, reason: 'recipient-is-staff' });
    await eventually(async () =>
      expect(await look(token)).toMatchObject({ status: 409, body: { code: 'ballot-revoked' } }),
    );
    expect(await counts()).toMatchObject({
      closed: Number(before?.['closed']) + 1,
      invited: before?.['invited'],
    });
    const change = (await published('service-counted')).find((event) => event['invited'] === -1);
    expect(change).toMatchObject({ unitId: ward.unitId, officialId: official.officialId, closed: 0 });
    await feedback.publish(invitationRefusedV1, { invitationId, reason: 'recipient-is-staff' });
    const other = await invite('0933333334');
    await feedback.publish(invitationRefusedV1, {
      invitationId: other.invitationId,
      reason: 'number-invalid',
    });
    await eventually(async () =>
      expect(await counts()).toMatchObject({
        invited: before?.['invited'],
        invalid: Number(before?.['invalid']) + 1,
      }),
    );
    expect((await look(other.token)).status).toBe(200);
  });

  it('casts what is answered by message: outside the composite, the last message counts, the same one once', async () => {
    const { token, invitationId } = await invite('0944444444');
    const send = async (level: number, receivedOn: string, replyId?: string) => {
      const reply = await notification.reply(invitationId, { token, level, receivedOn }, replyId);
      await feedback.publish(ratingRepliedV1, reply);
      return reply.replyId;
    };
    const own = async (type: string) =>
      (await published(type)).filter((event) => event['channel'] === 'sms').map((event) => event['levels']);
    const replyId = await send(2, '2026-11-23');
    await eventually(async () => expect(await own('rating-cast')).toEqual([{ overall: 2 }]));
    await send(2, '2026-11-23', replyId);
    await send(5, '2026-11-24');
    await eventually(async () => expect(await own('rating-revised')).toEqual([{ overall: 5 }]));
    await send(1, '2026-12-20');
    const { token: another, invitationId: last } = await invite('0944444445');
    const reply = await notification.reply(last, { token: another, level: 3, receivedOn: '2026-11-24' });
    await feedback.publish(ratingRepliedV1, reply);
    await eventually(async () => expect(await own('rating-cast')).toHaveLength(2));
    expect(await own('rating-revised')).toEqual([{ overall: 5 }]);
    const cast = (await published('rating-cast')).find((event) => event['channel'] === 'sms');
    expect(cast).toMatchObject({ assurance: 'ballot', day: '2026-11-23', officialId: official.officialId });
  });

  it('keeps the answer of a ballot that was spent on the page', async () => {
    const { token, invitationId } = await invite('0955555555');
    const answered = await feedback.post(
      '/ratings',
      { levels: { access: 4 } },
      { headers: { 'nk-ballot': token, 'nk-network': randomUUID() } },
    );
    expect(answered.status).toBe(201);
    const casts = (await published('rating-cast')).length;
    const revisions = (await published('rating-revised')).length;
    await feedback.publish(
      ratingRepliedV1,
      await notification.reply(invitationId, { token, level: 1, receivedOn: '2026-11-23' }),
    );
    const { token: another, invitationId: last } = await invite('0955555556');
    await feedback.publish(
      ratingRepliedV1,
      await notification.reply(last, { token: another, level: 3, receivedOn: '2026-11-23' }),
    );
    await eventually(async () => expect((await published('rating-cast')).length).toBe(casts + 1));
    expect((await published('rating-revised')).length).toBe(revisions);
  });
});
