import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const province = unitOf('P-1');
const ward = unitOf('W-1', { parentId: province.unitId });

jest.setTimeout(30_000);

describe('asking by lot', () => {
  let feedback: TestFeedback;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T03:00:00Z');
    await feedback.learn({ units: [province, ward], sets: [setOf('sipas', 1, '2026-01-01', ['access'])] });
  });
  afterAll(() => feedback.stop());

  const rule = (change: object = {}) => ({
    unitId: ward.unitId,
    share: 5_000,
    validFrom: '2026-11-24',
    basis: '15/KH-UBND',
    ...change,
  });

  it('is set by whoever stands above the unit, ahead of time, and never by the unit itself', async () => {
    const own = await feedback.post('/sampling-rules', rule(), {
      as: 'committee-office',
      unitId: ward.unitId,
    });
    expect(own.status).toBe(403);
    expect(
      (await feedback.post('/sampling-rules', rule(), { as: 'unit-head', unitId: ward.unitId })).status,
    ).toBe(403);
    const above = { as: 'committee-office' as const, unitId: province.unitId };
    expect(await feedback.post('/sampling-rules', rule({ validFrom: '2026-11-23' }), above)).toMatchObject({
      status: 422,
      body: { code: 'sampling-not-ahead' },
    });
    expect(await feedback.post('/sampling-rules', rule(), above)).toMatchObject({ status: 201 });
    expect((await feedback.get('/sampling-rules', { as: 'unit-head' })).body.items).toHaveLength(1);
    const audited = await feedback.sql(`select act from audit_entry where act like 'sampling%'`);
    expect(audited).toHaveLength(1);
  });

  it('is committed to the day before, and proved by the seed when the day is over', async () => {
    const anybody = () => ({ headers: { 'nk-network': randomUUID() } });
    const committed = await feedback.get('/draws/2026-11-24', anybody());
    expect(committed.status).toBe(200);
    feedback.clock.set(new Date('2026-11-24T03:00:00Z'));
    const dossiers = Array.from({ length: 200 }, (_, n) => dossierOf(n + 1, 'W-1'));
    const { body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    expect(body.accepted).toBe(200);
    expect(body.ballots.length).toBeGreaterThan(50);
    expect(body.ballots.length).toBeLessThan(150);
    expect(await feedback.get('/draws/2026-11-24/seed', { as: 'inspector' })).toMatchObject({
      status: 409,
      body: { code: 'draw-not-over' },
    });
    feedback.clock.set(new Date('2026-11-25T03:00:00Z'));
    expect((await feedback.get('/draws/2026-11-24/seed', { as: 'unit-head' })).status).toBe(403);
    const { body: proof } = await feedback.get('/draws/2026-11-24/seed', { as: 'inspector' });
    const seed = Buffer.from(proof.seed, 'hex');
    expect(createHash('sha256').update(seed).digest('hex')).toBe(committed.body.commitment);
    expect(proof.dossiers).toHaveLength(200);
    for (const { dossierCode, share, drawn } of proof.dossiers) {
      const lot = createHmac('sha256', seed).update(dossierCode).digest().readUInt32BE();
      expect([share, drawn]).toEqual([5_000, lot * 10_000 < share * 2 ** 32]);
    }
    const drawn = proof.dossiers.filter((each: { drawn: boolean }) => each.drawn).length;
    expect(drawn).toBe(body.ballots.length);
    const [counted] = await feedback.sql(
      `select sum(closed)::int as closed, sum(invited)::int as invited from service_count`,
    );
    expect(counted).toEqual({ closed: 200, invited: drawn });
  });
});
