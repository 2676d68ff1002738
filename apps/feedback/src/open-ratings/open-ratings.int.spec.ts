import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { servicePointRecordedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { v7 } from 'uuid';
import { setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1', { name: 'Phường Một' });
const code = 'Quầy Đất đai 1';

jest.setTimeout(60_000);

describe('ratings by a code on the wall', () => {
  let feedback: TestFeedback;
  const start = new Date('2026-11-23T03:00:00Z');

  beforeAll(async () => {
    feedback = await startFeedback(start.toISOString());
    await feedback.learn({ units: [ward], sets: [setOf('sipas', 1, '2026-01-01', ['access', 'result'])] });
    await feedback.publish(servicePointRecordedV1, {
      servicePointId: v7(),
      code,
      name: 'Quầy đất đai',
      kind: 'counter',
      pointId: null,
      units: [{ unitId: ward.unitId, validFrom: null, validTo: null }],
      validFrom: '2026-01-01',
      validTo: null,
      illustrative: false,
    });
    await eventually(async () =>
      expect(await feedback.sql('select 1 from directory_service_point')).toHaveLength(1),
    );
  });
  afterAll(() => feedback.stop());

  const anywhere = () => ({ headers: { 'nk-network': randomUUID() } });
  const proofOf = (challenge: Challenge, solution: object) =>
    Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  /** As the widget in the page works a challenge out. */
  async function solved(): Promise<{ proof: string; challenge: Challenge; solution: object }> {
    const { body: challenge } = await feedback.get('/challenges', anywhere());
    const solution = await solveChallenge({ challenge, deriveKey });
    if (!solution) throw new Error('the challenge was not solved');
    return { proof: proofOf(challenge, solution), challenge, solution };
  }
  const rate = (proof: string, change: object = {}) =>
    feedback.post(
      '/open-ratings',
      { servicePoint: code, levels: { access: 4 }, proof, ...change },
      anywhere(),
    );

  it('tells what is asked at the place, and takes an answer of open assurance about no official', async () => {
    const place = `/service-points/${encodeURIComponent(code)}`;
    expect((await feedback.get(place, anywhere())).body).toMatchObject({
      name: 'Quầy đất đai',
      unitName: 'Phường Một',
      setVersion: 1,
    });
    const answered = await rate((await solved()).proof);
    expect(answered).toMatchObject({ status: 201 });
    const [cast] = await feedback.published('namkhong.feedback.rating-cast.v1');
    expect(cast).toMatchObject({
      ...{ channel: 'qr', assurance: 'open', officialId: null, servicePoint: 'quay-dat-dai-1' },
      ...{ unitId: ward.unitId, day: '2026-11-23', levels: { access: 4 } },
    });
    expect(await feedback.published('namkhong.feedback.rating-signalled.v1')).toEqual([]);
    const receipt = { headers: { 'nk-receipt': answered.body.receipt, 'nk-network': randomUUID() } };
    expect((await feedback.get('/rating', receipt)).body).toMatchObject({
      state: 'counted',
      assurance: 'open',
    });
    expect((await feedback.delete('/rating', receipt)).status).toBe(204);
  });

  it('takes one answer for one challenge, even of several at once', async () => {
    const { proof } = await solved();
    const answered = await Promise.all([rate(proof), rate(proof), rate(proof)]);
    expect(answered.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await rate(proof)).toMatchObject({ status: 409, body: { code: 'proof-spent' } });
  });

  it('refuses what is forged, guessed, altered, late or no proof at all', async () => {
    const { challenge, solution } = await solved();
    const invalid = { status: 422, body: { code: 'proof-invalid' } };
    const later = {
      ...challenge,
      parameters: { ...challenge.parameters, data: { until: 4_000_000_000 } },
    };
    const guess = { counter: 1, derivedKey: challenge.parameters.keyPrefix.padEnd(64, '0') };
    for (const proof of [
      proofOf({ ...challenge, signature: '0'.repeat(64) }, solution),
      proofOf(later, solution),
      proofOf(challenge, guess),
      proofOf(challenge, {}),
      Buffer.from('không phải bằng chứng').toString('base64'),
    ])
      expect(await rate(proof)).toMatchObject(invalid);
    const { proof } = await solved();
    feedback.clock.set(new Date(start.getTime() + 10 * 60_000));
    expect(await rate(proof)).toMatchObject(invalid);
    feedback.clock.set(start);
    expect(await rate(proof, { servicePoint: 'nơi khác' })).toMatchObject({ status: 404 });
    expect(await rate(proof, { levels: { beauty: 3 } })).toMatchObject({ status: 422 });
    expect((await rate(proof)).status).toBe(201);
  });

  it('draws the code for the wall, for whoever runs the place', async () => {
    const sheet = `/service-points/${encodeURIComponent(code)}/sheet`;
    expect((await feedback.get(sheet, anywhere())).status).toBe(401);
    const head = { as: 'unit-head' as const, unitId: ward.unitId };
    const elsewhere = { as: 'unit-head' as const, unitId: v7() };
    expect((await feedback.get(sheet, elsewhere)).status).toBe(403);
    const html = await feedback.getText(sheet, head);
    expect(html.contentType).toContain('text/html');
    expect(html.text).toContain('https://namkhong.example/rate/?point=Qu%E1%BA%A7y');
    expect((await feedback.getText(`${sheet}?format=svg`, head)).text).toContain('<svg');
    const png = await feedback.getText(`${sheet}?format=png`, head);
    expect([png.contentType, png.text.slice(1, 4)]).toEqual(['image/png', 'PNG']);
  });
});
