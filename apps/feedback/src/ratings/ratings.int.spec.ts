import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1');
const official = postOf('CB-1', ward);
const colleague = postOf('CB-2', ward);
const answer = { levels: { access: 4, official: 5 }, secondsTaken: 40 };
const forged = 'AAAAAAAAAAAAAAAAAAAAAA';

jest.setTimeout(30_000);

describe('POST ratings', () => {
  let feedback: TestFeedback;
  let next = 0;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T07:05:31Z');
    await feedback.learn({
      units: [ward],
      posts: [official, colleague],
      sets: [setOf('sipas', 1, '2026-01-01', ['access', 'official', 'result'])],
    });
  });
  afterAll(() => feedback.stop());

  async function freshToken(change: Parameters<typeof dossierOf>[2] = {}): Promise<string> {
    const dossiers = [dossierOf((next += 1), 'W-1', { officialCode: 'CB-1', ...change })];
    const answered = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    return answered.body.ballots[0].token;
  }
  /** Each request comes from a network of its own, as the gateway would name it, unless a test says otherwise. */
  const rate = (token: string, body: object = answer, headers: Record<string, string> = {}) =>
    feedback.post('/ratings', body, {
      headers: { 'nk-ballot': token, 'nk-network': randomUUID(), ...headers },
    });

  it('stores the answers, spends the ballot and publishes rating and signal, then gives a receipt', async () => {
    const token = await freshToken();
    const answered = await rate(token);
    expect(answered).toMatchObject({ status: 201, body: { receipt: expect.stringMatching(/^[\w-]{22}$/) } });
    const [cast] = await feedback.published('namkhong.feedback.rating-cast.v1');
    expect(cast).toMatchObject({
      unitId: ward.unitId,
      officialId: official.officialId,
      assurance: 'ballot',
      channel: 'web',
      day: '2026-11-23',
      setCode: 'sipas',
      setVersion: 1,
      levels: answer.levels,
    });
    const [signal] = await feedback.published('namkhong.feedback.rating-signalled.v1');
    expect(signal).toMatchObject({
      ratingId: cast?.['ratingId'],
      minute: '2026-11-23T07:05Z',
      secondsTaken: 40,
      device: null,
      network: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('leaves no way from the ballot or the dossier to the rating', async () => {
    const token = await freshToken();
    const { body } = await rate(token);
    const stored = await feedback.dump(['dossier', 'ballot', 'rating', 'bus_outbox', 'signal_key']);
    for (const secret of [token, body.receipt]) expect(JSON.stringify(stored)).not.toContain(secret);
    expect(stored['ballot']).toContainEqual(
      expect.objectContaining({
        spent: true,
        unit_id: null,
        official_id: null,
        closed_on: null,
        outcome: null,
      }),
    );
    for (const dossier of stored['dossier'] ?? [])
      expect(dossier).toMatchObject({ demonstration_ballot: null });
  });

  it('tells raters of one official apart by a keyed hash that leaves the ballot when it is spent', async () => {
    const applicant = 'ho-so-cu-tri-00042';
    const known = new Set<unknown>();
    const newSignals = async () => {
      const signals = await feedback.published('namkhong.feedback.rating-signalled.v1');
      return signals.filter(({ ratingId }) => !known.has(ratingId) && known.add(ratingId));
    };
    await newSignals();
    const raterOf = async (officialCode: string | null, from: string | null) => {
      const token = await freshToken({ officialCode, applicant: from });
      const unspent = await feedback.sql(`select 1 from ballot where rater_hash is not null`);
      expect(unspent).toHaveLength(officialCode !== null && from !== null ? 1 : 0);
      expect((await rate(token, { levels: { access: 4 } })).status).toBe(201);
      const [signal, ...others] = await newSignals();
      expect(others).toEqual([]);
      return signal?.['rater'];
    };
    const rater = await raterOf('CB-1', applicant);
    const [row] = await feedback.sql(
      `select encode(key, 'hex') as key from signal_key where half_year = '2026-H2'`,
    );
    const expected = createHmac('sha256', Buffer.from(String(row?.['key']), 'hex'))
      .update(`rater\0${official.officialId}\0${applicant}`)
      .digest('base64url');
    expect(rater).toBe(expected);
    expect(await raterOf('CB-1', applicant)).toBe(expected);
    expect(await raterOf('CB-1', 'ho-so-cu-tri-00043')).not.toBe(expected);
    expect(await raterOf('CB-2', applicant)).not.toBe(expected);
    expect(await raterOf('CB-1', null)).toBeNull();
    expect(await raterOf(null, applicant)).toBeNull();

    const kept = JSON.stringify(await feedback.dump(['dossier', 'ballot', 'rating', 'signal_key']));
    for (const trace of [applicant, expected]) expect(kept).not.toContain(trace);
    expect(JSON.stringify(await feedback.published('namkhong.feedback.rating-cast.v1'))).not.toContain(
      expected,
    );
    expect(JSON.stringify(await feedback.dump(['bus_outbox']))).not.toContain(applicant);
  });

  it('gives exactly one 201 to two requests with one token', async () => {
    for (let round = 0; round < 10; round += 1) {
      const token = await freshToken();
      const before = (await feedback.published('namkhong.feedback.rating-cast.v1')).length;
      const answered = await Promise.all([rate(token), rate(token), rate(token)]);
      expect(answered.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(await feedback.published('namkhong.feedback.rating-cast.v1')).toHaveLength(before + 1);
    }
  });

  it('refuses a spent, a forged and a malformed ballot, in the language asked for', async () => {
    const token = await freshToken();
    await rate(token);
    expect(await rate(token)).toMatchObject({ status: 409, body: { code: 'ballot-spent' } });
    expect(await rate(forged)).toMatchObject({ status: 404, body: { code: 'ballot-unknown' } });
    expect(await rate('short')).toMatchObject({ status: 404, body: { code: 'ballot-unknown' } });
    const english = await rate(token, answer, { 'accept-language': 'en' });
    expect(english.body.title).toBe('This ballot has been used. Each ballot counts once.');
    expect(english.contentType).toContain('application/problem+json');
  });

  it('refuses a ballot after its thirtieth day', async () => {
    const token = await freshToken();
    feedback.clock.set(new Date('2026-12-23T16:59:59Z'));
    expect(await feedback.get('/ballot', { headers: { 'nk-ballot': token } })).toMatchObject({ status: 200 });
    feedback.clock.set(new Date('2026-12-23T17:00:00Z'));
    expect(await rate(token)).toMatchObject({ status: 410, body: { code: 'ballot-expired' } });
    expect(await feedback.get('/ballot', { headers: { 'nk-ballot': token } })).toMatchObject({ status: 410 });
    feedback.clock.set(new Date('2026-11-23T07:05:31Z'));
  });

  it('names the field of a level 6 and of a criterion that is not asked, and spends nothing', async () => {
    const token = await freshToken();
    const six = await rate(token, { levels: { access: 6 } });
    expect(six).toMatchObject({
      status: 422,
      body: { code: 'input-invalid', errors: [{ path: 'levels.access' }] },
    });
    const unknown = await rate(token, { levels: { access: 5, beauty: 5 } });
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'criterion-unknown', errors: [{ path: 'levels.beauty', code: 'criterion-unknown' }] },
    });
    expect(await rate(token)).toMatchObject({ status: 201 });
  });

  it('writes nothing by halves when the transaction fails', async () => {
    const token = await freshToken();
    const before = await feedback.dump(['rating', 'ballot']);
    await feedback.sql('alter table bus_outbox rename to bus_outbox_away');
    try {
      expect((await rate(token)).status).toBe(500);
    } finally {
      await feedback.sql('alter table bus_outbox_away rename to bus_outbox');
    }
    expect(await feedback.dump(['rating', 'ballot'])).toEqual(before);
    expect(await rate(token)).toMatchObject({ status: 201 });
  });

  it('limits what one network may try, with Retry-After', async () => {
    const from = { 'nk-network': 'one-and-the-same-network' };
    const guess = () => randomBytes(16).toString('base64url');
    const answered = await Promise.all(Array.from({ length: 61 }, () => rate(guess(), answer, from)));
    const statuses = answered.map(({ status }) => status);
    expect([statuses.filter((s) => s === 404).length, statuses.filter((s) => s === 429).length]).toEqual([
      60, 1,
    ]);
    expect(await rate(guess())).toMatchObject({ status: 404 });
  });

  it('limits what is tried with one ballot, from wherever it comes', async () => {
    const token = randomBytes(16).toString('base64url');
    const answered = await Promise.all(Array.from({ length: 11 }, () => rate(token)));
    expect(answered.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
    expect(await rate(token)).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  });
});
