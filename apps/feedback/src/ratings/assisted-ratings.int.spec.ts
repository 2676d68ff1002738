import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type Sender, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1');
const other = unitOf('W-2');
const official = postOf('CB-1', ward);

jest.setTimeout(30_000);

describe('answers that somebody else types in', () => {
  let feedback: TestFeedback;
  let next = 0;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T03:00:00Z');
    await feedback.learn({
      units: [ward, other],
      posts: [official],
      sets: [setOf('sipas', 1, '2026-01-01', ['access', 'official'])],
    });
  });
  afterAll(() => feedback.stop());

  async function freshToken(): Promise<string> {
    const dossiers = [dossierOf((next += 1), 'W-1', { officialCode: 'CB-1' })];
    return (await feedback.post('/dossiers', { dossiers }, { as: 'operator' })).body.ballots[0].token;
  }
  const record = (path: string, token: string, sender: Sender, levels: object = { access: 3 }) =>
    feedback.post(
      `/assisted-ratings/${path}`,
      { levels },
      { ...sender, headers: { 'nk-ballot': token, 'nk-network': randomUUID() } },
    );

  it('are marked by their channel, spend the citizen’s ballot, and give the citizen’s receipt', async () => {
    for (const [path, channel, as] of [
      ['calls', 'call-back', 'operator'],
      ['counter', 'staff', 'official'],
    ] as const) {
      const token = await freshToken();
      const answered = await record(path, token, { as, unitId: ward.unitId });
      expect(answered).toMatchObject({
        status: 201,
        body: { receipt: expect.stringMatching(/^[\w-]{22}$/) },
      });
      const casts = await feedback.published('namkhong.feedback.rating-cast.v1');
      expect(casts.filter((cast) => cast['channel'] === channel)).toEqual([
        expect.objectContaining({
          assurance: 'ballot',
          officialId: official.officialId,
          levels: { access: 3 },
        }),
      ]);
      expect(await record(path, token, { as, unitId: ward.unitId })).toMatchObject({
        status: 409,
        body: { code: 'ballot-spent' },
      });
    }
    const acts = await feedback.sql(
      `select act from audit_entry where act like 'rating.record%' order by act`,
    );
    expect(acts).toEqual([{ act: 'rating.record-call' }, { act: 'rating.record-for-citizen' }]);
  });

  it('are refused to strangers, to other units, and to the official they are about', async () => {
    const token = await freshToken();
    expect((await record('calls', token, {})).status).toBe(401);
    expect((await record('calls', token, { as: 'official', unitId: ward.unitId })).status).toBe(403);
    expect((await record('counter', token, { as: 'official', unitId: other.unitId })).status).toBe(403);
    const own = { as: 'official' as const, unitId: ward.unitId, officialId: official.officialId };
    expect(await record('counter', token, own)).toMatchObject({ status: 403, body: { code: 'own-service' } });
    expect(
      await record('counter', token, { as: 'official', unitId: ward.unitId }, { beauty: 1 }),
    ).toMatchObject({
      status: 422,
      body: { code: 'criterion-unknown' },
    });
    expect((await record('counter', token, { as: 'official', unitId: ward.unitId })).status).toBe(201);
  });
});
