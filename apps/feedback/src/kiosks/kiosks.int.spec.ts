import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';
import { testKiosk, type TestKiosk } from '../testing/test-kiosk.js';

jest.setTimeout(60_000);

const ward = unitOf('H05.1');
const desk = unitOf('H05.1.1', { parentId: ward.unitId });
const other = unitOf('H05.2');
const monday = '2026-11-23T01:00:00Z';

let feedback: TestFeedback;
beforeAll(async () => {
  feedback = await startFeedback(monday);
  await feedback.learn({
    units: [ward, desk, other],
    sets: [
      setOf('sipas', 1, '2026-01-01', ['access', 'attitude']),
      setOf('sipas', 2, '2026-11-25', ['attitude']),
    ],
  });
});
afterAll(() => feedback.stop());

const newCode = async (change: object = {}) => {
  const place = { unitId: desk.unitId, servicePoint: 'one-stop-desk', ...change };
  const { status, body } = await feedback.post('/kiosks/codes', place, {
    as: 'operator',
    unitId: ward.unitId,
  });
  expect(status).toBe(201);
  return body.code as string;
};
const enrol = async (device: TestKiosk, code: string) => {
  const answer = await feedback.post('/kiosks', await device.enrolment(code), {});
  if (answer.status === 201) device.begin(answer.body.kioskId as string);
  return answer;
};
const send = (kioskId: string, status: string, records: readonly string[] = []) =>
  feedback.post(`/kiosks/${kioskId}/messages`, { status, records }, {});
/** Ratings that are not among those before; their events say no order. */
const castSince = async (before: readonly Record<string, unknown>[] = []) => {
  const known = new Set(before.map(({ ratingId }) => ratingId));
  const all = await feedback.published('namkhong.feedback.rating-cast.v1');
  return all.filter(({ ratingId }) => !known.has(ratingId));
};

async function standingKiosk() {
  const device = await testKiosk();
  const { body } = await enrol(device, await newCode());
  return { device, kioskId: body.kioskId as string };
}

beforeEach(() => feedback.clock.set(new Date(monday)));

describe('enrolment', () => {
  it('is by a one-time code and a key that the device shows to hold', async () => {
    const code = await newCode();
    const device = await testKiosk();
    const first = await enrol(device, code);
    expect(first).toMatchObject({
      status: 201,
      body: { servicePoint: 'one-stop-desk', unitName: desk.name },
    });
    // The answer may have been lost: the same device asks again and is the same kiosk.
    expect(await enrol(device, code)).toMatchObject({ status: 201, body: first.body });
    expect(await enrol(await testKiosk(), code)).toMatchObject({
      status: 409,
      body: { code: 'kiosk-code-spent' },
    });
    expect(await enrol(device, await newCode())).toMatchObject({
      status: 409,
      body: { code: 'kiosk-key-known' },
    });
    expect(await feedback.published('namkhong.feedback.kiosk-recorded.v1')).toMatchObject([
      { kioskId: first.body.kioskId, unitId: desk.unitId, state: 'active', replaces: null },
    ]);
  });

  it('refuses a code that is wrong or a day old, and a key that somebody else holds', async () => {
    const device = await testKiosk();
    expect(await enrol(device, '0000-0000-0000-0000-0000-0000')).toMatchObject({
      status: 404,
      body: { code: 'kiosk-code-invalid' },
    });
    const code = await newCode();
    const borrowed = { ...(await device.enrolment(code)), publicKey: (await testKiosk()).publicKey };
    expect(await feedback.post('/kiosks', borrowed, {})).toMatchObject({
      status: 422,
      body: { code: 'kiosk-signature-invalid' },
    });
    feedback.clock.set(new Date('2026-11-24T01:00:01Z'));
    expect(await enrol(device, code)).toMatchObject({ status: 404, body: { code: 'kiosk-code-invalid' } });
  });

  it('is for operators of the unit alone', async () => {
    const place = { unitId: desk.unitId, servicePoint: 'one-stop-desk' };
    for (const as of ['official', 'unit-head', 'committee-office'] as const) {
      expect(await feedback.post('/kiosks/codes', place, { as })).toMatchObject({ status: 403 });
    }
    expect(
      await feedback.post('/kiosks/codes', place, { as: 'operator', unitId: other.unitId }),
    ).toMatchObject({ status: 403 });
  });
});

describe('what a kiosk recorded', () => {
  it('over three days without network arrives once, on the days it was given', async () => {
    const { device, kioskId } = await standingKiosk();
    expect(await send(kioskId, await device.status(monday))).toMatchObject({
      status: 200,
      body: { form: { setVersion: 1 }, kiosk: { kioskId } },
    });
    const before = await castSince();
    const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
    const records: string[] = [];
    for (const day of days)
      for (const level of [1, 2, 3, 4, 5])
        records.push(await device.record(day, { attitude: level, access: 3 }));
    feedback.clock.set(new Date('2026-11-26T01:00:00Z'));
    const status = await device.status('2026-11-26T01:00:00Z');
    expect((await send(kioskId, status, records)).body).toMatchObject({
      taken: 15,
      repeated: 0,
      refused: [],
      gaps: [],
    });
    // The answer was lost, and everything is sent again: as it was, and in pieces.
    expect((await send(kioskId, status, records)).body).toMatchObject({ taken: 0, repeated: 15 });
    const piece = await send(kioskId, await device.status('2026-11-26T01:00:05Z'), records.slice(3, 9));
    expect(piece.body).toMatchObject({ taken: 0, repeated: 6 });

    const ratings = await castSince(before);
    expect(ratings).toHaveLength(15);
    for (const day of days)
      expect(
        ratings
          .filter((rating) => rating['day'] === day)
          .map((rating) => (rating['levels'] as { attitude: number }).attitude)
          .sort(),
      ).toEqual([1, 2, 3, 4, 5]);
    expect(ratings[0]).toMatchObject({
      channel: 'kiosk',
      assurance: 'open',
      officialId: null,
      unitId: desk.unitId,
      servicePoint: 'one-stop-desk',
    });
    // The set of the 25th asks one question less; what it does not ask is left out.
    expect(
      ratings.filter(({ setVersion }) => setVersion === 2).map(({ levels }) => Object.keys(levels as object)),
    ).toEqual(Array.from({ length: 5 }, () => ['attitude']));
    expect(
      await feedback.sql(`select distinct clock from kiosk_record where kiosk_id = '${kioskId}'`),
    ).toEqual([{ clock: 'device' }]);
  });

  it('is on our day while the device is connected, however wrong its clock', async () => {
    const { device, kioskId } = await standingKiosk();
    const before = await castSince();
    await send(kioskId, await device.status('2031-01-01T00:00:00Z'));
    await send(kioskId, await device.status('2031-01-01T00:00:05Z'), [
      await device.record('2031-01-01', { access: 4 }),
    ]);
    expect(await castSince(before)).toMatchObject([{ day: '2026-11-23' }]);
    expect(await feedback.sql(`select clock from kiosk_record where kiosk_id = '${kioskId}'`)).toEqual([
      { clock: 'bounded' },
    ]);
    const fleet = await feedback.get(`/kiosks?unitId=${desk.unitId}&limit=200`, { as: 'operator' });
    expect(fleet.body.items.find((each: { kioskId: string }) => each.kioskId === kioskId)).toMatchObject({
      health: 'clock-wrong',
    });
  });

  it('is taken after a gap, which is told until it is filled', async () => {
    const { device, kioskId } = await standingKiosk();
    const records: string[] = [];
    for (const level of [1, 2, 3, 4, 5]) records.push(await device.record('2026-11-23', { access: level }));
    const [first = '', second = '', third = '', ...rest] = records;
    const answer = await send(kioskId, await device.status(monday), [first, ...rest]);
    expect(answer.body).toMatchObject({ taken: 3, gaps: [{ from: 2, to: 3 }] });
    const gaps = async () => (await feedback.get(`/kiosks/${kioskId}/gaps`, { as: 'operator' })).body.gaps;
    expect(await gaps()).toMatchObject([{ missing: 2, foundOn: '2026-11-23', filledOn: null }]);
    await send(kioskId, await device.status(monday), [third]);
    expect(await gaps()).toMatchObject([{ missing: 1, filledOn: null }]);
    expect((await send(kioskId, await device.status(monday), [second])).body).toMatchObject({
      taken: 1,
      refused: [],
    });
    expect(await gaps()).toMatchObject([{ missing: 0, filledOn: '2026-11-23' }]);
    const reported = (await feedback.published('namkhong.feedback.kiosk-gap-reported.v1')).filter(
      (event) => event['kioskId'] === kioskId,
    );
    expect(reported.map(({ state }) => state)).toEqual(['open', 'filled']);
  });

  it('is refused where it was tampered with, and the good beside it is taken', async () => {
    const { device, kioskId } = await standingKiosk();
    const thief = await testKiosk();
    const good = await device.record('2026-11-23', { access: 1 });
    const [header, , signature] = good.split('.');
    const better = Buffer.from(JSON.stringify({ kiosk: kioskId, seq: 1, levels: { access: 5 } })).toString(
      'base64url',
    );
    const forged = await thief.record('2026-11-23', { access: 5 }, { kiosk: kioskId, seq: 2 });
    const answer = await send(kioskId, await device.status(monday), [
      `${header}.${better}.${signature}`,
      good,
      forged,
    ]);
    expect(answer.body).toMatchObject({ taken: 1, repeated: 0 });
    expect(
      answer.body.refused.map((each: { index: number; code: string }) => [each.index, each.code]),
    ).toEqual([
      [0, 'kiosk-signature-invalid'],
      [2, 'kiosk-signature-invalid'],
    ]);
    const twin = await device.sign({
      kiosk: kioskId,
      seq: 1,
      previous: 'A'.repeat(43),
      day: '2026-11-23',
      setCode: 'sipas',
      setVersion: 1,
      levels: { access: 5 },
      nonce: 'A'.repeat(22),
    });
    expect((await send(kioskId, await device.status(monday), [twin])).body).toMatchObject({
      taken: 0,
      refused: [{ index: 0, code: 'kiosk-sequence-forked' }],
    });
    expect((await send(kioskId, await thief.status(monday))).body).toMatchObject({
      code: 'kiosk-signature-invalid',
    });
    const health = await feedback.get(`/kiosks/health?unitId=${ward.unitId}`, {
      as: 'unit-head',
      unitId: ward.unitId,
    });
    const kiosks = health.body.points.flatMap((point: { kiosks: object[] }) => point.kiosks);
    expect(kiosks).toContainEqual({ kioskId, health: 'tampered', lastSeenOn: '2026-11-23' });
  });

  it('is kept aside and told where nothing of it is asked on its day', async () => {
    const { device, kioskId } = await standingKiosk();
    const answer = await send(kioskId, await device.status(monday), [
      await device.record('2026-11-23', { beauty: 1 }),
    ]);
    expect(answer.body).toMatchObject({ taken: 0, refused: [{ index: 0, code: 'criterion-unknown' }] });
    expect(await feedback.sql(`select seq, code from kiosk_refusal where kiosk_id = '${kioskId}'`)).toEqual([
      { seq: '1', code: 'criterion-unknown' },
    ]);
  });
});

describe('a kiosk that leaves', () => {
  it('is replaced, and what waits on it is taken for seven days more', async () => {
    const { device, kioskId } = await standingKiosk();
    const waiting = await device.record('2026-11-23', { access: 2 });
    const successor = await testKiosk();
    expect(await enrol(successor, await newCode({ replaces: kioskId }))).toMatchObject({ status: 201 });
    feedback.clock.set(new Date('2026-11-29T01:00:00Z'));
    expect((await send(kioskId, await device.status(monday, 3), [waiting])).body).toMatchObject({ taken: 1 });
    feedback.clock.set(new Date('2026-12-01T01:00:00Z'));
    const late = await send(kioskId, await device.status(monday), [
      await device.record('2026-11-23', { access: 2 }),
    ]);
    expect(late).toMatchObject({ status: 403, body: { code: 'kiosk-retired' } });
  });

  it('is revoked by an operator who saw it as it is, and heard no more', async () => {
    const { device, kioskId } = await standingKiosk();
    const revoke = (version: number) =>
      feedback.post(
        `/kiosks/${kioskId}/revocation`,
        { reason: 'stolen' },
        {
          as: 'operator',
          headers: { 'if-match': `"${version}"` },
        },
      );
    expect(await revoke(7)).toMatchObject({ status: 412 });
    expect(await revoke(1)).toMatchObject({ status: 200, body: { state: 'revoked', health: 'retired' } });
    expect(await revoke(2)).toMatchObject({ status: 409, body: { code: 'kiosk-retired' } });
    expect(await send(kioskId, await device.status(monday))).toMatchObject({ status: 403 });
  });
});

describe('officials', () => {
  it('see neither answers nor numbers of them', async () => {
    const health = await feedback.get(`/kiosks/health?unitId=${desk.unitId}`, {
      as: 'unit-head',
      unitId: desk.unitId,
    });
    expect(health.status).toBe(200);
    for (const { kiosks } of health.body.points as { kiosks: object[] }[])
      for (const each of kiosks)
        expect(Object.keys(each).sort()).toEqual(['health', 'kioskId', 'lastSeenOn']);
    expect(await feedback.get(`/kiosks?unitId=${desk.unitId}`, { as: 'unit-head' })).toMatchObject({
      status: 403,
    });
    expect(
      await feedback.get(`/kiosks/health?unitId=${other.unitId}`, { as: 'unit-head', unitId: desk.unitId }),
    ).toMatchObject({ status: 403 });
  });
});
