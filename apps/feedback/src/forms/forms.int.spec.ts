import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 } from 'uuid';
import { dossierOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const ward = unitOf('W-1');
const other = unitOf('W-2');
const today = new Date('2026-11-23T03:00:00Z');
const tomorrow = new Date('2026-11-24T03:00:00Z');
const both = (text: string) => ({ vi: text, en: text });
const options = (...codes: string[]) => codes.map((code) => ({ code, label: both(code) }));
const questions = [
  {
    code: 'trips',
    question: both('Mấy lần?'),
    choose: 'one',
    options: options('one', 'more'),
    askedWhen: [{ criterion: 'access', atLeast: 1, atMost: 3 }],
  },
  {
    code: 'why',
    question: both('Vì sao?'),
    choose: 'several',
    options: options('papers', 'crowd'),
    askedWhen: [{ question: 'trips', isOneOf: ['more'] }],
  },
];
const request = {
  unitId: ward.unitId,
  validFrom: '2026-11-24',
  title: both('Đi lại'),
  basis: '15/KH-UBND',
  questions,
};

jest.setTimeout(60_000);

describe('questions beside the criteria', () => {
  let feedback: TestFeedback;
  const office = { as: 'committee-office' as const };
  const head = { as: 'unit-head' as const, unitId: ward.unitId };
  const tokens: string[] = [];
  let formId = '';

  beforeAll(async () => {
    feedback = await startFeedback(today.toISOString());
    await feedback.learn({
      units: [ward, other],
      sets: [setOf('sipas', 1, '2026-01-01', ['access', 'result'])],
    });
    const dossiers = Array.from({ length: 15 }, (_, n) => dossierOf(n + 1, n < 14 ? 'W-1' : 'W-2'));
    const { body } = await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    tokens.push(...(body as { ballots: { token: string }[] }).ballots.map(({ token }) => token));
  });
  afterAll(() => feedback.stop());

  const ballot = (token = '') => ({ headers: { 'nk-ballot': token, 'nk-network': randomUUID() } });
  const next = () => tokens.shift() ?? '';
  const rate = (token: string, answers: object | null, levels: object = { access: 2 }) =>
    feedback.post('/ratings', { levels, further: answers && { formId, answers } }, ballot(token));

  it('are arranged ahead by the office, tried before, and refused by name where they lead nowhere', async () => {
    expect((await feedback.post('/forms', request, head)).status).toBe(403);
    expect((await feedback.post('/forms', request, {})).status).toBe(401);
    const refused = await feedback.post(
      '/forms',
      {
        ...request,
        questions: [
          { ...questions[1] },
          { ...questions[0], askedWhen: [{ criterion: 'x', atLeast: 1, atMost: 2 }] },
        ],
      },
      office,
    );
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'form-invalid',
        errors: [
          { path: 'questions.0', code: 'form-question-not-earlier' },
          { path: 'questions.1', code: 'form-criterion-unknown' },
        ],
      },
    });
    const late = await feedback.post('/forms', { ...request, validFrom: '2026-11-23' }, office);
    expect(late).toMatchObject({ status: 422, body: { code: 'form-not-ahead' } });
    const unknown = await feedback.post('/forms', { ...request, unitId: v7() }, office);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'unit-unknown' } });
    expect((await feedback.post('/forms?dryRun=true', request, office)).status).toBe(201);
    expect(await feedback.sql('select 1 from form')).toEqual([]);
    const arranged = await feedback.post('/forms', request, office);
    expect(arranged.status).toBe(201);
    ({ formId } = arranged.body as { formId: string });
    expect((await feedback.get('/forms', head)).body).toMatchObject({ items: [{ formId, questions }] });
  });

  it('are asked from their day on, in their unit alone', async () => {
    const [first = ''] = tokens;
    expect((await feedback.get('/ballot', ballot(first))).body).toMatchObject({ form: null });
    expect(await rate(first, { trips: ['one'] })).toMatchObject({
      status: 422,
      body: { code: 'form-not-asked' },
    });
    feedback.clock.set(tomorrow);
    expect((await feedback.get('/ballot', ballot(first))).body).toMatchObject({
      form: { formId, questions },
    });
    const elsewhere = tokens.pop() ?? '';
    expect((await feedback.get('/ballot', ballot(elsewhere))).body).toMatchObject({ form: null });
    expect(await rate(elsewhere, { trips: ['one'] })).toMatchObject({
      status: 422,
      body: { code: 'form-not-asked' },
    });
    expect((await rate(elsewhere, null)).status).toBe(201);
  });

  it('refuse what they do not lead to, and spend no ballot on it', async () => {
    const [token = ''] = tokens;
    expect(await rate(token, { why: ['crowd'] })).toMatchObject({
      status: 422,
      body: { code: 'further-invalid', errors: [{ path: 'further.answers.why', code: 'further-not-asked' }] },
    });
    expect((await rate(token, { trips: ['one'] }, { access: 5 })).body).toMatchObject({
      code: 'further-invalid',
    });
    expect((await rate(token, { trips: ['no'] })).body).toMatchObject({
      errors: [{ code: 'further-option-unknown' }],
    });
    expect((await rate(token, { trips: 'one' })).status).toBe(422);
    const further = { formId: v7(), answers: { trips: ['one'] } };
    const unknown = await feedback.post('/ratings', { levels: { access: 1 }, further }, ballot(token));
    expect(unknown).toMatchObject({ status: 422, body: { code: 'form-unknown' } });
    expect((await feedback.get('/ballot', ballot(token))).status).toBe(200);
  });

  it('never reach the index, and go with the rating when it is changed or withdrawn', async () => {
    const { body } = await rate(next(), { trips: ['more'], why: ['papers', 'crowd'] });
    const receipt = {
      headers: { 'nk-receipt': (body as { receipt: string }).receipt, 'nk-network': randomUUID() },
    };
    const kept = () => feedback.sql('select answers from further_answer');
    expect(await kept()).toEqual([{ answers: { trips: ['more'], why: ['papers', 'crowd'] } }]);
    const events = await feedback.sql('select headers, value from bus_outbox');
    expect(JSON.stringify(events)).not.toContain('trips');
    const again = { levels: { access: 2 }, further: { formId, answers: { trips: ['one'] } } };
    expect((await feedback.put('/rating', again, receipt)).body).toMatchObject({ revision: 0 });
    expect(await kept()).toEqual([{ answers: { trips: ['one'] } }]);
    const wrong = { levels: { access: 5 }, further: again.further };
    expect((await feedback.put('/rating', wrong, receipt)).body).toMatchObject({ code: 'further-invalid' });
    await feedback.put('/rating', { levels: { access: 5 } }, receipt);
    expect(await kept()).toEqual([]);
    await feedback.put('/rating', again, receipt);
    await feedback.delete('/rating', receipt);
    expect(await kept()).toEqual([]);
  });

  it('tell sums of finished months in which ten answered', async () => {
    for (let n = 0; n < 10; n += 1)
      expect(
        (await rate(next(), n < 4 ? { trips: ['more'], why: ['crowd'] } : { trips: ['one'] })).status,
      ).toBe(201);
    const figures = (sender: Parameters<TestFeedback['get']>[1]) =>
      feedback.get(`/forms/${formId}/figures?unitId=${ward.unitId}&from=2026-11&to=2026-12`, sender);
    const withheld = ['2026-11', '2026-12'];
    expect((await figures(head)).body.questions[0]).toMatchObject({
      answered: null,
      withheldMonths: withheld,
    });
    feedback.clock.set(new Date('2026-12-02T03:00:00Z'));
    expect((await figures(head)).body.questions).toEqual([
      { code: 'trips', answered: 10, chosen: { one: 6, more: 4 }, withheldMonths: ['2026-12'] },
      { code: 'why', answered: null, chosen: null, withheldMonths: withheld },
    ]);
    expect((await figures({ as: 'unit-head', unitId: other.unitId })).status).toBe(403);
    expect((await figures({})).status).toBe(401);
    const none = `/forms/${v7()}/figures?unitId=${ward.unitId}&from=2026-11&to=2026-11`;
    expect((await feedback.get(none, head)).status).toBe(404);
  });

  it('end by a form that asks nothing', async () => {
    await feedback.post('/forms', { ...request, questions: [], validFrom: '2026-12-03' }, office);
    feedback.clock.set(new Date('2026-12-03T03:00:00Z'));
    expect((await feedback.get('/ballot', ballot(tokens[0]))).body).toMatchObject({ form: null });
  });
});
