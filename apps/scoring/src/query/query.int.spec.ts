import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1 } from '@namkhong/contracts';
import { ratingsOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('POST query', () => {
  let scoring: StartedScoring;
  const district = unitOf('MH-00');
  const large = unitOf('MH-01', { parentId: district.unitId });
  const small = unitOf('MH-02', { parentId: district.unitId });
  const question = {
    setCode: 'sipas',
    measures: ['linear', 'top-two-box', 'n'],
    dimensions: ['unit'],
    grain: 'month',
    window: { from: '2026-05', to: '2026-06' },
  };
  const nothing = { linear: null, linearInterval: null, topTwoBox: null, topTwoBoxInterval: null };

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(district, large, small);
    const cast = [
      ...ratingsOf(large, 'overall', [3, 5, 12, 40, 60]),
      ...ratingsOf(large, 'overall', [0, 0, 20, 0, 0], { day: '2026-06-03', channel: 'kiosk' }),
      ...ratingsOf(small, 'overall', [0, 0, 0, 0, 9]),
    ];
    await scoring.receive(ratingCastV1, ...cast);
    await scoring.settled(cast.length);
  });
  afterAll(() => scoring.stop());

  it('gives an analyst rows of released cells, and a row without figures for what is withheld', async () => {
    const { status, body } = await scoring.post('analyst', 'query', question);
    expect(status).toBe(200);
    expect(body).toMatchObject({ withheldCells: 1, illustrative: true });
    const rows = [
      {
        period: '2026-05',
        unitId: large.unitId,
        status: 'published',
        n: 120,
        linear: '81.04',
        linearInterval: { lower: '76.32', upper: '85.01' },
        topTwoBox: '83.33',
        topTwoBoxInterval: { lower: '75.65', upper: '88.95' },
      },
      { period: '2026-05', unitId: small.unitId, status: 'suppressed', n: null, ...nothing },
      {
        period: '2026-06',
        unitId: large.unitId,
        status: 'published',
        n: 20,
        linear: '50.00',
        topTwoBox: '0.00',
      },
    ];
    expect(body.rows).toHaveLength(3);
    for (const row of rows) expect(body.rows).toContainEqual(expect.objectContaining(row));
  });

  it('adds cells up where a dimension is left out, and never the withheld ones', async () => {
    const all = { ...question, dimensions: [], grain: 'all' };
    // (3·0 + 5·25 + 32·50 + 40·75 + 60·100) / 140
    const total = { n: 140, linear: '76.61', topTwoBox: '71.43', unitId: null, criterion: null };
    expect((await scoring.post('analyst', 'query', all)).body.rows).toMatchObject([total]);
    const quarters = { ...all, grain: 'quarter', dimensions: ['criterion'] };
    expect((await scoring.post('analyst', 'query', quarters)).body.rows).toMatchObject([
      { ...total, period: '2026-Q2', criterion: 'overall' },
    ]);
    const channels = { ...all, dimensions: ['channel'], measures: ['n'] };
    expect((await scoring.post('analyst', 'query', channels)).body.rows).toMatchObject([
      { channel: 'kiosk', n: 20, linear: null },
      { channel: 'web', n: 120, linear: null },
    ]);
  });

  it('is narrowed to the units of the caller', async () => {
    const head = { role: 'unit-head', unitId: small.unitId } as const;
    const own = await scoring.post(head, 'query', question);
    expect(own.body.rows).toMatchObject([{ unitId: small.unitId, status: 'suppressed' }]);
    const above = await scoring.post({ role: 'unit-head', unitId: district.unitId }, 'query', question);
    expect(above.body.rows).toHaveLength(3);
    const foreign = { ...question, filters: { unitIds: [large.unitId] } };
    expect(await scoring.post(head, 'query', foreign)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied', reason: 'outside-granted-units' },
    });
  });

  it.each(['official', 'operator'] as const)('is not for an %s', async (role) => {
    expect(await scoring.post(role, 'query', question)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied', reason: 'role-missing' },
    });
  });

  it('is not for somebody without a login', async () => {
    expect(await scoring.post(null, 'query', question)).toMatchObject({
      status: 401,
      body: { code: 'token-missing' },
    });
  });

  it.each([
    [{ setCode: 'nobody' }, 404, 'criteria-set-unknown'],
    [{ window: { from: '2026-06', to: '2026-05' } }, 422, 'window-reversed'],
    [{ filters: { criteria: ['overall'] } }, 422, 'criteria-filter-needs-dimension'],
    [{ grain: 'day' }, 422, 'input-invalid'],
  ])('refuses %j', async (change, status, code) => {
    expect(await scoring.post('analyst', 'query', { ...question, ...change })).toMatchObject({
      status,
      body: { code },
    });
  });
});
