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
    expect(await run(true)).toEqual(
      Object.fromEntries(
        [
          ...['ballots-over', 'dossiers-old', 'signal-keys', 'proofs-spent', 'uploads-unclaimed'],
          ...['request-steps-old', 'requests-old', 'comments-refused'],
          ...['reports-formal', 'reports-founded', 'reports-unfounded', 'reporter-identities'],
        ].map((rule) => [rule, [0, null]]),
      ),
    );
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

  it('empties requests that ended of what was said, and leaves what is counted', async () => {
    const asked = new Date('2029-03-01T03:00:00Z');
    const days = (count: number) => feedback.clock.set(new Date(asked.getTime() + count * 86_400_000));
    days(0);
    const submit = async (title: string) => {
      const json = { kind: 'feedback', topic: 'other', title, text: 'Trước nhà tôi', unitId: ward.unitId };
      const { body } = await feedback.post('/requests', json, { headers: { 'nk-network': randomUUID() } });
      return (body as { receiptCode: string }).receiptCode;
    };
    const receiptCode = await submit('Ổ gà');
    await submit('Còn chờ');
    const head = { as: 'unit-head' as const, unitId: ward.unitId };
    const { body } = await feedback.get(`/requests?unitId=${ward.unitId}`, head);
    const found = (body as { items: { title: string; requestId: string }[] }).items;
    const requestId = found.find(({ title }) => title === 'Ổ gà')?.requestId ?? '';
    const refused = await feedback.post(
      `/requests/${requestId}/reply`,
      { reply: 'refuse', reason: 'Đường của nhà bà Mai' },
      { ...head, headers: { 'if-match': '"1"' } },
    );
    expect(refused.status).toBe(200);
    days(730);
    expect((await run(true))['requests-old']).toEqual([0, null]);
    days(731);
    const gone = { 'requests-old': [1, '2029-03-01'], 'request-steps-old': [1, '2029-03-01'] };
    expect(await run(true)).toMatchObject(gone);
    expect(await run(false)).toMatchObject(gone);
    const text = JSON.stringify(await feedback.dump(['request', 'request_step']));
    expect([text.includes('Ổ gà'), text.includes('bà Mai'), text.includes('Còn chờ')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await feedback.post('/requests/status', { receiptCode }, {})).toMatchObject({ status: 404 });
    expect((await feedback.get(`/requests/${requestId}`, head)).body).toMatchObject({
      state: 'refused',
      title: '',
    });
    expect(await run(true)).toMatchObject({ 'requests-old': [0, null], 'request-steps-old': [0, null] });
  });

  it('empties comments that were refused, a year after', async () => {
    const pollId = randomUUID();
    await feedback.sql(
      `insert into poll (poll_id, unit_id, title, text, options, max_choices, takes_comments, opens_on, closes_on, illustrative)
       values ('${pollId}', '${ward.unitId}', '{}', '{}', '[]', 1, true, '2029-03-01', '2029-04-01', false)`,
    );
    const comment = (ground: string, decidedOn: string) =>
      feedback.sql(
        `insert into poll_comment (comment_id, poll_id, receipt_hash, text, received_on, state, ground, decided_on)
         values (gen_random_uuid(), '${pollId}', sha256('${ground}'), 'Lời xúc phạm', '2029-03-02', 'refused', '${ground}',
           '${decidedOn}')`,
      );
    await comment('insult', '2029-03-03');
    await comment('off-topic', '2029-03-04');
    feedback.clock.set(new Date('2030-03-04T03:00:00Z'));
    expect((await run(false))['comments-refused']).toEqual([1, '2029-03-03']);
    expect(await feedback.sql('select ground, text from poll_comment order by ground')).toEqual([
      { ground: 'insult', text: '' },
      { ground: 'off-topic', text: 'Lời xúc phạm' },
    ]);
  });
});
