import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1');
const official = postOf('CB-1', ward);
const operator = { as: 'operator' as const };

jest.setTimeout(60_000);

describe('what is kept no longer', () => {
  let feedback: TestFeedback;
  let token = '';
  let expiry = new Date(0);

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T03:00:00Z');
    await feedback.learn({
      units: [ward],
      posts: [official],
      sets: [setOf('sipas', 1, '2026-01-01', ['access'])],
    });
    const dossiers = [dossierOf(1, 'W-1', { officialCode: 'CB-1' }), dossierOf(2, 'W-1')];
    const { body } = await feedback.post('/dossiers', { dossiers }, operator);
    const [first] = (body as { ballots: { token: string; expiresAt: string }[] }).ballots;
    token = first?.token ?? '';
    expiry = new Date(first?.expiresAt ?? '');
    await feedback.post('/ratings', { levels: { access: 4 } }, holding(token));
  });
  afterAll(() => feedback.stop());

  const holding = (text: string) => ({ headers: { 'nk-ballot': text, 'nk-network': randomUUID() } });
  const run = async (dryRun: boolean) => {
    const { body } = await feedback.post(`/retention/runs?dryRun=${dryRun}`, {}, operator);
    const { items } = body as { items: { rule: string; rows: number; oldest: string | null }[] };
    return Object.fromEntries(items.map(({ rule, rows, oldest }) => [rule, [rows, oldest]]));
  };
  const rows = async (table: string) => (await feedback.sql(`select 1 from ${table}`)).length;

  it('is the operator’s to see and to have destroyed', async () => {
    expect((await feedback.post('/retention/runs', {}, {})).status).toBe(401);
    expect((await feedback.post('/retention/runs', {}, { as: 'unit-head' })).status).toBe(403);
    const nothing = [0, null];
    expect(await run(true)).toEqual({
      ...{ 'ballots-over': nothing, 'dossiers-old': nothing },
      ...{ 'signal-keys': nothing, 'proofs-spent': nothing },
    });
  });

  it('goes a day after its time, not before, and a dry run destroys nothing', async () => {
    // Known as expired for thirty full days after the day on which it ended.
    const afterDays = (days: number) => feedback.clock.set(new Date(expiry.getTime() + days * 86_400_000));
    const day = expiry.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
    afterDays(30);
    expect((await run(true))['ballots-over']).toEqual([0, null]);
    afterDays(31);
    expect((await run(true))['ballots-over']).toEqual([2, day]);
    expect(await rows('ballot')).toBe(2);
    expect((await run(false))['ballots-over']).toEqual([2, day]);
    expect([await rows('ballot'), await rows('rating'), await rows('dossier')]).toEqual([0, 1, 2]);
    expect((await feedback.get('/ballot', holding(token))).body).toMatchObject({ code: 'ballot-unknown' });
    const [entry] = await feedback.sql(
      `select content::jsonb -> 'details' as details from audit_entry where content::jsonb ->> 'act' = 'retention.run'`,
    );
    expect(entry).toEqual({ details: { ballotsOver: 2 } });
  });

  it('takes the keys of the half-year and the dossiers, and leaves the counts', async () => {
    feedback.clock.set(new Date('2028-11-20T17:00:00Z'));
    const gone = await run(false);
    expect(gone['dossiers-old']).toEqual([2, '2026-11-20']);
    expect(gone['signal-keys']?.[0]).toBe(1);
    expect([await rows('dossier'), await rows('signal_key')]).toEqual([0, 0]);
    expect(await feedback.sql('select sum(closed)::int as closed from service_count')).toEqual([
      { closed: 2 },
    ]);
    const again = await feedback.post('/dossiers', { dossiers: [dossierOf(1, 'W-1')] }, operator);
    expect(again.body).toMatchObject({ accepted: 0, rejected: [{ code: 'dossier-closed-long-ago' }] });
  });
});
