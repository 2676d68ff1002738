import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { standingDecidedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { dossierOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1');
const levels = { access: 4, official: 5 };

jest.setTimeout(30_000);

describe('the rating of a receipt', () => {
  const start = new Date('2026-11-23T07:05:31Z');
  let feedback: TestFeedback;
  let next = 0;

  beforeAll(async () => {
    feedback = await startFeedback(start.toISOString());
    await feedback.learn({
      units: [ward],
      sets: [setOf('sipas', 1, '2026-01-01', ['access', 'official', 'result'])],
    });
  });
  afterAll(() => feedback.stop());

  const anywhere = () => ({ 'nk-network': randomUUID() });
  async function freshToken(): Promise<string> {
    const dossiers = [dossierOf((next += 1), 'W-1')];
    return (await feedback.post('/dossiers', { dossiers }, { as: 'operator' })).body.ballots[0].token;
  }
  const cast = (token: string, key?: string, answers: Record<string, number> = levels) =>
    feedback.post(
      '/ratings',
      { levels: answers },
      { headers: { 'nk-ballot': token, ...anywhere(), ...(key ? { 'idempotency-key': key } : {}) } },
    );
  const holding = (receipt: string) => ({ headers: { 'nk-receipt': receipt, ...anywhere() } });
  const receiptOfNew = async () => (await cast(await freshToken())).body.receipt as string;
  const last = async (type: string) => (await feedback.published(`namkhong.feedback.${type}.v1`)).at(-1);

  it('is told to count, never with its levels', async () => {
    const receipt = await receiptOfNew();
    const answered = await feedback.get('/rating', holding(receipt));
    expect(answered).toMatchObject({
      status: 200,
      body: {
        state: 'counted',
        rule: null,
        unitId: ward.unitId,
        day: '2026-11-23',
        revision: 0,
        changeableUntil: '2026-11-30',
      },
    });
    expect(Object.keys(answered.body)).not.toContain('levels');
    expect(await feedback.get('/rating', holding('AAAAAAAAAAAAAAAAAAAAAA'))).toMatchObject({
      status: 404,
      body: { code: 'receipt-unknown' },
    });
  });

  it('changes with a receipt, and scoring hears of it in full', async () => {
    const receipt = await receiptOfNew();
    const revised = await feedback.put('/rating', { levels: { access: 1 } }, holding(receipt));
    expect(revised).toMatchObject({ status: 200, body: { revision: 1, state: 'counted' } });
    const event = await last('rating-revised');
    expect(event).toMatchObject({
      revision: 1,
      levels: { access: 1 },
      day: '2026-11-23',
      unitId: ward.unitId,
    });
    const again = await feedback.put('/rating', { levels: { access: 1 } }, holding(receipt));
    expect(again).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await feedback.published('namkhong.feedback.rating-revised.v1')).length).toBe(1);
    const wrong = await feedback.put('/rating', { levels: { beauty: 1 } }, holding(receipt));
    expect(wrong).toMatchObject({ status: 422, body: { code: 'criterion-unknown' } });
  });

  it('is withdrawn once, its answers are deleted, and the receipt says so', async () => {
    const receipt = await receiptOfNew();
    expect((await feedback.delete('/rating', holding(receipt))).status).toBe(204);
    expect(await last('rating-withdrawn')).toMatchObject({ unitId: ward.unitId, revision: 1 });
    expect((await feedback.get('/rating', holding(receipt))).body.state).toBe('withdrawn');
    expect(await feedback.delete('/rating', holding(receipt))).toMatchObject({
      status: 409,
      body: { code: 'rating-withdrawn' },
    });
    const [row] = await feedback.sql(`select levels from rating where withdrawn_on is not null`);
    expect(row).toEqual({ levels: null });
  });

  it('is forgotten altogether where its sender asks for that', async () => {
    const receipt = await receiptOfNew();
    expect((await feedback.delete('/rating?erase=true', holding(receipt))).status).toBe(204);
    expect((await feedback.get('/rating', holding(receipt))).status).toBe(404);
  });

  it('is handed out with all that is kept, but not with its answers, and not to anybody else', async () => {
    const receipt = await receiptOfNew();
    const { status, body } = await feedback.get('/rating/export', holding(receipt));
    expect([status, body]).toMatchObject([
      200,
      {
        unitId: ward.unitId,
        state: 'counted',
        assurance: 'ballot',
        answersKept: true,
        furtherAnswersKept: false,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('access');
    expect((await feedback.get('/rating/export', holding('A'.repeat(22)))).status).toBe(404);
  });

  it('can be forgotten after the seventh day too, and counts on as nobody’s', async () => {
    const receipt = await receiptOfNew();
    const counted = () => feedback.sql('select 1 from rating where levels is not null');
    const before = (await counted()).length;
    feedback.clock.set(new Date('2026-12-20T03:00:00Z'));
    expect((await feedback.delete('/rating', holding(receipt))).status).toBe(409);
    expect((await feedback.delete('/rating?erase=true', holding(receipt))).status).toBe(204);
    expect((await feedback.get('/rating', holding(receipt))).status).toBe(404);
    expect(await counted()).toHaveLength(before);
    feedback.clock.set(start);
  });

  it('can be changed and withdrawn until the end of the seventh day', async () => {
    const receipt = await receiptOfNew();
    feedback.clock.set(new Date('2026-11-30T16:59:59Z'));
    expect((await feedback.put('/rating', { levels: { access: 2 } }, holding(receipt))).status).toBe(200);
    feedback.clock.set(new Date('2026-11-30T17:00:00Z'));
    const late = { status: 409, body: { code: 'change-too-late' } };
    expect(await feedback.put('/rating', { levels: { access: 3 } }, holding(receipt))).toMatchObject(late);
    expect(await feedback.delete('/rating', holding(receipt))).toMatchObject(late);
    feedback.clock.set(start);
  });

  it('tells what scoring decided last, by rule', async () => {
    const casts = async () => {
      const events = await feedback.published('namkhong.feedback.rating-cast.v1');
      return new Set(events.map((event) => event['ratingId'] as string));
    };
    const before = await casts();
    const receipt = await receiptOfNew();
    const ratingId = [...(await casts())].find((id) => !before.has(id)) ?? '';
    const decision = (sequence: number, standing: 'quarantined' | 'excluded' | 'counted', rule: string) => ({
      ...{ decisionId: v7(), ratingId, unitId: ward.unitId, officialId: null, sequence, standing, rule },
      ...{ ruleVersion: 1, evidenceHash: '0'.repeat(64), actor: { kind: 'rule' as const } },
      ...{ decideBy: null, decidedAt: start.toISOString() },
    });
    const expectState = (state: string, rule: string | null) =>
      eventually(async () =>
        expect((await feedback.get('/rating', holding(receipt))).body).toMatchObject({ state, rule }),
      );
    await feedback.publish(standingDecidedV1, decision(1, 'quarantined', 'q'));
    await expectState('under-review', 'q');
    await feedback.publish(
      standingDecidedV1,
      decision(3, 'excluded', 'r2'),
      decision(2, 'counted', 'review'),
    );
    await expectState('excluded', 'r2');
  });

  it('is found again by the same ballot and key, and by neither alone; nothing stored leads to the receipt', async () => {
    const [token, key] = [await freshToken(), randomBytes(18).toString('base64url')];
    const first = await cast(token, key);
    expect(first.status).toBe(201);
    expect(await cast(token, key)).toMatchObject({ status: 201, body: first.body });
    expect(await cast(token, key, { access: 1 })).toMatchObject({ status: 201, body: first.body });
    expect(await cast(token)).toMatchObject({ status: 409, body: { code: 'ballot-spent' } });
    const otherKey = randomBytes(18).toString('base64url');
    expect(await cast(token, otherKey)).toMatchObject({ status: 409, body: { code: 'ballot-spent' } });
    expect((await feedback.get('/rating', holding(first.body.receipt))).body.revision).toBe(0);
    const kept = JSON.stringify(await feedback.dump(['rating', 'ballot', 'bus_outbox', 'idempotency_key']));
    for (const secret of [token, key, first.body.receipt]) expect(kept).not.toContain(secret);
    expect(await cast(await freshToken(), 'too-short-a-key')).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-too-short' },
    });
  });

  it('gives both of two same requests at once the one receipt', async () => {
    const [token, key] = [await freshToken(), randomBytes(18).toString('base64url')];
    const answered = await Promise.all([cast(token, key), cast(token, key), cast(token, key)]);
    expect(new Set(answered.map(({ status, body }) => `${status} ${body.receipt}`)).size).toBe(1);
    expect(answered[0]?.status).toBe(201);
  });
});
