import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1, serviceCountedV1 } from '@namkhong/contracts';
import { parse } from 'csv-parse/sync';
import { v7 } from 'uuid';
import { ratingOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('POST query by official', () => {
  let scoring: StartedScoring;
  let publicationId: string;
  const province = unitOf('TINH', { kind: 'tinh' });
  const ward = unitOf('XA-1', { parentId: province.unitId });
  const other = unitOf('XA-2', { parentId: province.unitId });
  const [first, second, few, away] = [v7(), v7(), v7(), v7()];
  const question = {
    setCode: 'sipas',
    measures: ['n', 'linear', 'top-two-box', 'response-rate', 'on-time'],
    dimensions: ['official', 'unit'],
    grain: 'quarter',
    window: { from: '2026-03', to: '2026-08' },
  };

  /** So many ratings, four a day from 1 April on. */
  const given = (unit: typeof ward, officialId: string | null, level: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      ratingOf(
        unit,
        { overall: level },
        { officialId, day: `2026-04-${String(1 + Math.floor(index / 4)).padStart(2, '0')}` },
      ),
    );
  const officialsOf = async (asker: Parameters<StartedScoring['post']>[0], change: object = {}) => {
    const { body } = await scoring.post(asker, 'query', { ...question, ...change });
    return body.rows.map(({ officialId }: { officialId: string }) => officialId);
  };

  beforeAll(async () => {
    scoring = await startScoring('2026-07-05T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(province, ward, other);
    const cast = [
      ...given(ward, first, 5, 20),
      ...given(ward, first, 1, 20),
      ...given(ward, second, 3, 35),
      ...given(ward, few, 5, 29),
      ...given(ward, null, 4, 40),
      ...given(other, away, 4, 30),
      ...given(other, null, 4, 40),
    ];
    await scoring.receive(ratingCastV1, ...cast);
    await scoring.receive(serviceCountedV1, { ...servedOf(ward, first, '2026-04-02', 80), onTime: 60 });
    await scoring.settled(cast.length);
    await scoring.counted('service_day', 2);
    const closed = await scoring.post('operator', 'periods', { setCode: 'sipas', quarter: '2026-Q2' });
    publicationId = closed.body.publicationId;
  });
  afterAll(() => scoring.stop());

  it('tells what the publication told, and lists nobody below thirty', async () => {
    const { status, body } = await scoring.post('committee-office', 'query', question);
    expect(status).toBe(200);
    expect(body).toMatchObject({ withheldCells: 0, illustrative: true, next: null });
    const told = { period: '2026-Q2', publicationId, methodVersions: [1], breakInSeries: false };
    const rows = Object.fromEntries(body.rows.map((row: { officialId: string }) => [row.officialId, row]));
    expect(Object.keys(rows).toSorted()).toEqual([first, second, away].toSorted());
    // Half of forty say 5, half say 1: 50 points, 50 % satisfied; 40 of 80 invited answered, 60 of 80 closed on time.
    expect(rows[first]).toMatchObject({
      ...told,
      unitId: ward.unitId,
      status: 'published',
      n: 40,
      linear: '50.00',
      // Wilson with z = 1.959964: (0.5 + 0.048018 ± 0.162219)/1.096036, rounded outwards.
      topTwoBox: '50.00',
      topTwoBoxInterval: { lower: '35.19', upper: '64.81' },
      responseRate: { value: '50.00', of: 80 },
      onTime: { value: '75.00', of: 80 },
    });
    const { lower, upper } = rows[first].linearInterval;
    expect(Number(lower)).toBeLessThan(50);
    expect(Number(upper)).toBeGreaterThan(50);
    expect(rows[second]).toMatchObject({ ...told, n: 35, linear: '50.00', topTwoBox: '0.00', onTime: null });
    expect(rows[away]).toMatchObject({ unitId: other.unitId, n: 30, linear: '75.00' });
  });

  it('says what the official reads themselves', async () => {
    const own = await scoring.get({ role: 'official', officialId: first }, 'officials/me/figures');
    const { outputs } = own.body.items[0];
    const { body } = await scoring.post('reviewer', 'query', question);
    const row = body.rows.find(({ officialId }: { officialId: string }) => officialId === first);
    expect([row.linear, row.linearInterval.lower, row.linearInterval.upper]).toEqual([
      outputs.score.value,
      outputs.score.lower,
      outputs.score.upper,
    ]);
  });

  it('is for those above within their units, for inspectors and reviewers, and never for an analyst', async () => {
    const head = { role: 'unit-head', unitId: ward.unitId } as const;
    expect((await officialsOf(head)).toSorted()).toEqual([first, second].toSorted());
    expect(await officialsOf({ role: 'inspector', unitId: other.unitId })).toEqual([away]);
    const foreign = { ...question, filters: { unitIds: [other.unitId] } };
    expect(await scoring.post(head, 'query', foreign)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied', reason: 'outside-granted-units' },
    });
    expect(await scoring.post('analyst', 'query', question)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied', action: 'official-figures.query', reason: 'role-missing' },
    });
  });

  it('gives an analyst of everything who heads one unit the officials of that unit alone', async () => {
    const analyst = await scoring.account('analyst');
    const both = await scoring.account('unit-head', { unitId: other.unitId, subject: analyst.subject });
    const { body } = await both.send('POST', 'query', question);
    expect(body.rows.map(({ officialId }: { officialId: string }) => officialId)).toEqual([away]);
  });

  it('keeps to the units and to the quarters that lie in the window as a whole', async () => {
    expect(await officialsOf('reviewer', { filters: { unitIds: [other.unitId] } })).toEqual([away]);
    expect(await officialsOf('reviewer', { window: { from: '2026-04', to: '2026-05' } })).toEqual([]);
    expect(await officialsOf('reviewer', { window: { from: '2026-07', to: '2026-12' } })).toEqual([]);
  });

  it.each([
    [{ dimensions: ['official', 'channel'] }, 'channel'],
    [{ dimensions: ['official', 'stratum'] }, 'stratum'],
    [{ dimensions: ['official', 'criterion'] }, 'criterion'],
    [{ dimensions: ['official', 'set-version'], measures: ['n'] }, 'set-version'],
    [{ grain: 'day' }, 'day'],
    [{ grain: 'month' }, 'month'],
    [{ grain: 'all' }, 'all'],
    [{ filters: { channels: ['web'] } }, 'channel'],
    [{ filters: { strata: ['land/approved'] } }, 'strata'],
    [{ filters: { assurance: 'ballot' } }, 'assurance'],
    [{ measures: ['shrunken'] }, 'shrunken'],
    [{ analyses: ['ranks'] }, 'ranks'],
    [{ rollUp: { level: 0 } }, 'rollUp'],
    [{ compareWith: { from: '2026-01', to: '2026-03' } }, 'compareWith'],
  ])('refuses %j beside officials', async (change, others) => {
    expect(await scoring.post('reviewer', 'query', { ...question, ...change })).toMatchObject({
      status: 422,
      body: { code: 'dimensions-conflict', dimension: 'official', others },
    });
  });

  it('is nothing for the sandbox', async () => {
    const trial = { question, weights: { overall: 10_000 } };
    expect((await scoring.post('committee-office', 'sandbox', trial)).body.code).toBe('dimensions-conflict');
  });

  it('is a file as well', async () => {
    const { status, body } = await scoring.file('reviewer', 'query?format=csv', question);
    expect(status).toBe(200);
    const answer = body.toString('utf8');
    expect(answer.startsWith('\uFEFF# illustrative: số liệu minh họa')).toBe(true);
    expect(answer).toContain('không công khai');
    const table = parse(answer.slice(1), { columns: true, comment: '#', comment_no_infix: true });
    expect(table).toHaveLength(3);
    expect(table).toContainEqual(
      expect.objectContaining({ official_id: first, publication_id: publicationId, n: '40', linear: '50' }),
    );
  });

  it('keeps telling what was told where a later publication tells others anew', async () => {
    const late = given(ward, first, 5, 12);
    await scoring.receive(ratingCastV1, ...late);
    await scoring.settled(214 + late.length);
    const anew = (await scoring.post('operator', 'periods/sipas/2026-Q2/recompute', {})).body;
    expect(anew.outcome).toBe('published');
    const { body } = await scoring.post('reviewer', 'query', question);
    const by = Object.fromEntries(body.rows.map((row: { officialId: string }) => [row.officialId, row]));
    expect(Object.keys(by)).toHaveLength(3);
    // 20 + 12 of 52 say 5, the other 20 say 1.
    expect(by[first]).toMatchObject({ n: 52, linear: '61.54', publicationId: anew.publicationId });
    expect(by[second]).toMatchObject({ n: 35, linear: '50.00', publicationId });
  });
});
