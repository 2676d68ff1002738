import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const province = unitOf('P-1', { illustrative: true });
const ward = unitOf('MH-01', { illustrative: true, parentId: province.unitId });
const neighbour = unitOf('MH-02', { illustrative: true });
const codeOf = (n: number) => `000.00.05.H12-260701-${String(n).padStart(4, '0')}`;
/** Dossiers closed and answers given, by day: ten in August, nine in September, twelve in October, one in November. */
const answersByDay = { '2026-08-10': 10, '2026-09-10': 9, '2026-10-12': 12, '2026-11-02': 1 };

jest.setTimeout(30_000);

describe('GET coverage', () => {
  let feedback: TestFeedback;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T01:00:00Z');
    await feedback.learn({
      units: [province, ward, neighbour],
      sets: [setOf('sipas', 1, '2026-01-01', ['access'])],
    });
    const served = Object.entries(answersByDay).flatMap(([day, count], month) =>
      Array.from({ length: count }, (_, n) => ({ code: codeOf(month * 100 + n), day })),
    );
    const unanswered = [
      dossierOf(0, 'MH-01', { dossierCode: codeOf(900), closedOn: '2026-08-31' }),
      dossierOf(0, 'MH-01', { dossierCode: codeOf(901), closedOn: '2026-09-01', phone: 'missing' }),
      dossierOf(0, 'MH-01', { dossierCode: codeOf(902), closedOn: '2026-09-01', phone: 'invalid' }),
      dossierOf(0, 'MH-02', { dossierCode: codeOf(903), closedOn: '2026-09-01' }),
    ];
    const dossiers = [
      ...served.map(({ code, day }) => dossierOf(0, 'MH-01', { dossierCode: code, closedOn: day })),
      ...unanswered,
    ];
    const ratings = served.map(({ code, day }) => ({
      dossierCode: code,
      day,
      channel: 'web',
      levels: { access: 4 },
    }));
    expect((await feedback.post('/dossiers', { dossiers }, { as: 'operator' })).body.rejected).toEqual([]);
    const replayed = await feedback.post('/imports/history', { ratings }, { as: 'operator' });
    expect(replayed.body).toMatchObject({ accepted: 32 });
  });
  afterAll(() => feedback.stop());

  const ask = (from: string, to: string, sender: object = { as: 'unit-head', unitId: ward.unitId }) =>
    feedback.get(`/coverage?unitId=${ward.unitId}&from=${from}&to=${to}`, sender);

  it('counts whole months of the unit alone and withholds those that few answered, and the running one', async () => {
    expect(await ask('2026-08', '2026-11')).toMatchObject({
      status: 200,
      body: {
        unitId: ward.unitId,
        from: '2026-08',
        to: '2026-11',
        closed: 35,
        invited: 33,
        answered: 22,
        withheldMonths: ['2026-09', '2026-11'],
        missingPhone: 1,
        invalidPhone: 1,
      },
    });
  });

  it('lets no two answers be subtracted to a month that is withheld', async () => {
    const answered = async (from: string, to: string) => (await ask(from, to)).body.answered;
    expect(await answered('2026-08', '2026-08')).toBe(10);
    expect(await answered('2026-08', '2026-09')).toBe(10);
    expect(await answered('2026-09', '2026-09')).toBeNull();
  });

  it('answers whoever holds a grant at the unit or above it, and nobody else', async () => {
    const statusFor = async (sender: object) => (await ask('2026-08', '2026-08', sender)).status;
    expect(await statusFor({ as: 'unit-head', unitId: province.unitId })).toBe(200);
    expect(await statusFor({ as: 'inspector' })).toBe(200);
    expect(await statusFor({ as: 'unit-head', unitId: neighbour.unitId })).toBe(403);
    expect(await statusFor({ as: 'official', unitId: ward.unitId })).toBe(403);
    expect(await statusFor({})).toBe(401);
  });

  it('names what is wrong with the question', async () => {
    expect(await ask('2026-09', '2026-08')).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    expect(await ask('1026-09', '2026-08')).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    const unknown = '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01';
    const nowhere = await feedback.get(`/coverage?unitId=${unknown}&from=2026-08&to=2026-08`, {
      as: 'inspector',
    });
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'unit-unknown' } });
  });
});
