import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dossierOf, postOf, setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const fictional = unitOf('MH-01', { illustrative: true });
const real = unitOf('W-1');
const official = postOf('CB-MH-1', fictional);
const past = { closedOn: '2026-04-10', outcome: 'approved' } as const;
const codeOf = (n: number) => `000.00.05.H12-260401-${String(n).padStart(4, '0')}`;
const line = (n: number, day = '2026-04-12', levels: object = { access: 2 }) => ({
  dossierCode: codeOf(n),
  day,
  channel: 'web',
  levels,
});

jest.setTimeout(30_000);

describe('POST imports/history', () => {
  let feedback: TestFeedback;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T01:00:00Z');
    await feedback.learn({
      units: [fictional, real],
      posts: [official],
      sets: [
        setOf('sipas', 1, '2026-01-01', ['access']),
        setOf('sipas', 2, '2026-07-01', ['access', 'result']),
      ],
    });
    const dossiers = [
      ...Array.from({ length: 500 }, (_, n) => dossierOf(n, 'MH-01', { ...past, dossierCode: codeOf(n) })),
      dossierOf(900, 'W-1', { ...past, dossierCode: codeOf(900) }),
    ];
    await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
  });
  afterAll(() => feedback.stop());
  const replay = (ratings: object[]) => feedback.post('/imports/history', { ratings }, { as: 'operator' });

  it('spends real ballots by the rules of the past day and names what breaks them', async () => {
    const { status, body } = await replay([
      line(1),
      line(900),
      line(901),
      line(2, '2026-05-11'),
      line(3, '2026-04-09'),
      line(4, '2026-12-01'),
      line(5, '2026-04-12', { result: 3 }),
      line(1),
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ dryRun: false, read: 8, accepted: 1, unchanged: 1 });
    expect(body.rejected.map((row: { line: number; code: string }) => [row.line, row.code])).toEqual([
      [2, 'history-real-unit'],
      [3, 'dossier-unknown'],
      [4, 'ballot-expired'],
      [5, 'ballot-too-early'],
      [6, 'history-day-in-future'],
      [7, 'criterion-unknown'],
    ]);
    expect(await feedback.published('namkhong.feedback.rating-cast.v1')).toMatchObject([
      { unitId: fictional.unitId, day: '2026-04-12', setVersion: 1, assurance: 'ballot', illustrative: true },
    ]);
  });

  it('replays many at once, and a second time changes nothing', async () => {
    const lines = Array.from({ length: 400 }, (_, n) => line(100 + n, '2026-04-15', { access: 1 + (n % 5) }));
    expect((await replay(lines)).body).toMatchObject({ accepted: 400, unchanged: 0, rejected: [] });
    expect((await replay(lines)).body).toMatchObject({ accepted: 0, unchanged: 400, rejected: [] });
    expect(await feedback.published('namkhong.feedback.rating-cast.v1')).toHaveLength(401);
  });

  it('signals the day of each rating and who may have given it, and nothing that was never seen', async () => {
    const served = [
      { n: 600, applicant: 'ND-1' },
      { n: 601, applicant: 'ND-1' },
      { n: 602, applicant: 'ND-2' },
      { n: 603, applicant: null },
    ];
    const dossiers = served.map(({ n, applicant }) =>
      dossierOf(n, 'MH-01', { ...past, dossierCode: codeOf(n), officialCode: 'CB-MH-1', applicant }),
    );
    await feedback.post('/dossiers', { dossiers }, { as: 'operator' });
    const { body } = await replay(served.map(({ n }) => line(n, '2026-05-02')));
    expect(body).toMatchObject({ accepted: 4, rejected: [] });
    const published = await feedback.published('namkhong.feedback.rating-signalled.v1');
    const signals = published.filter(({ minute }) => minute === '2026-05-02T00:00Z');
    expect(signals).toHaveLength(4);
    for (const signal of signals)
      expect(signal).toMatchObject({ secondsTaken: null, device: null, network: null });
    const raters = signals.map((signal) => signal['rater']);
    expect(raters.filter((rater) => rater === null)).toHaveLength(1);
    expect(new Set(raters.filter((rater) => rater !== null)).size).toBe(2);
  });
});
