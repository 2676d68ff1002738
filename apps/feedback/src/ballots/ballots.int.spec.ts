import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1', { name: 'Phường Một' });
const closed = unitOf('W-0', { validTo: '2025-07-01' });
const official = postOf('CB-1', ward);

jest.setTimeout(30_000);

describe('the feed of closed dossiers', () => {
  let feedback: TestFeedback;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T01:00:00Z');
    await feedback.learn({
      units: [ward, closed],
      posts: [official],
      sets: [
        setOf('sipas', 1, '2026-01-01', ['access', 'official']),
        setOf('sipas', 2, '2027-01-01', ['access']),
      ],
    });
  });
  afterAll(() => feedback.stop());

  it('keeps the good lines, names the bad ones, and issues a ballot for each good one', async () => {
    const dossiers = [
      dossierOf(1, 'W-1', { officialCode: 'CB-1' }),
      dossierOf(2, 'W-9'),
      dossierOf(3, 'W-0'),
      dossierOf(4, 'W-1', { officialCode: 'CB-9' }),
      dossierOf(5, 'W-1', { dossierCode: 'không phải mã' }),
      dossierOf(6, 'W-1', { officialCode: 'CB-1', phone: 'missing', onTime: false }),
      dossierOf(1, 'W-1', { officialCode: 'CB-1' }),
    ];
    const { status, body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ accepted: 2, unchanged: 1 });
    expect(body.rejected.map(({ index, code }: { index: number; code: string }) => [index, code])).toEqual([
      [1, 'unit-unknown'],
      [2, 'unit-not-in-force'],
      [3, 'official-unknown'],
      [4, 'dossier-code-invalid'],
    ]);
    expect(body.rejected[0].message).toBe('Không có đơn vị mang mã này.');
    expect(body.ballots).toMatchObject([
      { dossierCode: dossiers[0]?.dossierCode, expiresAt: '2026-12-23T17:00:00.000Z' },
      { dossierCode: dossiers[5]?.dossierCode },
    ]);
    expect(await feedback.published('namkhong.feedback.service-counted.v1')).toEqual([
      {
        unitId: ward.unitId,
        officialId: official.officialId,
        procedureGroup: 'land',
        outcome: 'approved',
        day: '2026-11-20',
        closed: 2,
        invited: 1,
        onTime: 1,
        missingPhone: 1,
        invalidPhone: 0,
      },
    ]);
  });

  it('stores the hash of a token alone, and shows its holder what is asked today', async () => {
    const dossiers = [dossierOf(20, 'W-1', { officialCode: 'CB-1' })];
    const { body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    const { token } = body.ballots[0];
    const stored = await feedback.sql(`select encode(token_hash, 'hex') as hash from ballot`);
    expect(stored.map((row) => row['hash'])).toContain(createHash('sha256').update(token).digest('hex'));
    const view = await feedback.get('/ballot', { headers: { 'nk-ballot': token } });
    expect(view).toMatchObject({
      status: 200,
      body: {
        unitId: ward.unitId,
        unitName: 'Phường Một',
        hasOfficial: true,
        setCode: 'sipas',
        setVersion: 1,
        questions: [
          { code: 'access', question: { vi: 'Câu hỏi access', en: 'Question access' } },
          { code: 'official', question: { vi: 'Câu hỏi official', en: 'Question official' } },
        ],
        illustrative: false,
      },
    });
    expect(await feedback.get('/ballot', {})).toMatchObject({
      status: 404,
      body: { code: 'ballot-unknown' },
    });
  });

  it('changes nothing when a line is repeated, and refuses one that contradicts itself', async () => {
    const line = dossierOf(30, 'W-1');
    await feedback.post('/dossiers', { dossiers: [line] }, { as: 'operator' });
    const counted = (await feedback.published('namkhong.feedback.service-counted.v1')).length;
    const topFirst = { ...line, dossierCode: 'H12.05.00.000-261102-0030' };
    for (const repeated of [line, topFirst]) {
      const { body } = await feedback.post('/dossiers', { dossiers: [repeated] }, { as: 'operator' });
      expect(body).toMatchObject({ accepted: 0, unchanged: 1, rejected: [], ballots: [] });
    }
    const other = { ...line, outcome: 'refused' };
    const { body } = await feedback.post('/dossiers', { dossiers: [other] }, { as: 'operator' });
    expect(body).toMatchObject({ accepted: 0, unchanged: 0, rejected: [{ code: 'dossier-differs' }] });
    expect(await feedback.published('namkhong.feedback.service-counted.v1')).toHaveLength(counted);
  });

  it('is open to the operator alone', async () => {
    const dossiers = [dossierOf(40, 'W-1')];
    expect(await feedback.post('/dossiers', { dossiers }, {})).toMatchObject({ status: 401 });
    expect(await feedback.post('/dossiers', { dossiers }, { as: 'analyst' })).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
  });
});
