import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { findingFinalisedV1, ratingCastV1, serviceCountedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { findingOf, ratingsOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

const month = '2026-05';
const question = {
  setCode: 'sipas',
  measures: ['n', 'overall'],
  dimensions: ['unit'],
  grain: 'month',
  window: { from: month, to: month },
};

describe('the overall index in POST query', () => {
  let scoring: StartedScoring;
  const district = unitOf('MH-00');
  const parent = { parentId: district.unitId };
  const [vector, clean, few, quiet] = ['01', '02', '03', '04'].map((code) => unitOf(`MH-${code}`, parent));
  const units = { vector, clean, few, quiet } as Record<string, ReturnType<typeof unitOf>>;
  /** By the unit's name here. */
  const overall = async (change: object = {}) => {
    const { status, body } = await scoring.post('analyst', 'query', { ...question, ...change });
    expect(status).toBe(200);
    const rows = body.rows as { period: string; unitId: string; assurance: string; overall: unknown }[];
    return Object.fromEntries(
      rows.map(({ unitId, period, assurance, overall }) => [
        [Object.keys(units).find((name) => units[name]?.unitId === unitId), period, assurance].join(' '),
        overall,
      ]),
    );
  };

  beforeAll(async () => {
    scoring = await startScoring('2026-08-20T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.publishSet(
      setOf(
        { overall: 10_000 },
        {
          effectiveFrom: '2026-07-01',
          overallWeights: { rating: 5_000, onTime: 2_500, integrity: 2_500 },
        },
      ),
    );
    await scoring.learn(district, ...Object.values(units));
    const at = (name: string, counts: readonly number[], change = {}) =>
      ratingsOf(units[name] ?? district, 'overall', counts, { day: `${month}-17`, ...change });
    const fives = [0, 0, 0, 0, 12];
    const ratings = [
      // Golden vector V01: 1945/24.
      ...at('vector', [3, 5, 12, 40, 60]),
      ...at('vector', fives, { assurance: 'open', channel: 'qr' }),
      ...['clean', 'few', 'quiet'].flatMap((name) => at(name, fives)),
      ...at('clean', fives, { day: '2026-06-17' }),
      ...at('clean', fives, { day: '2026-07-17', setVersion: 2 }),
    ];
    await scoring.receive(ratingCastV1, ...ratings);
    const served = (name: string, day: string, closed: number, onTime: number) => ({
      ...servedOf(units[name] ?? district, null, day, closed),
      onTime,
    });
    const counts = [
      served('vector', `${month}-17`, 200, 187),
      served('clean', `${month}-17`, 40, 30),
      served('clean', '2026-06-17', 40, 40),
      served('clean', '2026-07-17', 40, 20),
      served('few', `${month}-17`, 9, 9),
    ];
    await scoring.receive(serviceCountedV1, ...counts);
    const vectorUnit = units['vector'] ?? district;
    const findings = [
      findingOf(vectorUnit, 'minor'),
      findingOf(vectorUnit, 'minor'),
      findingOf(vectorUnit, 'serious'),
    ].map((finding) => ({ ...finding, finalOn: '2026-05-20' }));
    await scoring.receive(findingFinalisedV1, ...findings);
    await scoring.settled(ratings.length);
    await eventually(async () => {
      const [row] = await scoring.sql(
        `SELECT (SELECT sum(closed)::int FROM service_day WHERE subject_kind = 'unit') AS closed,
                (SELECT count(*)::int FROM final_finding) AS findings`,
      );
      expect(row).toEqual({ closed: 329, findings: 3 });
    });
  });
  afterAll(() => scoring.stop());

  it('is that of golden vector V05: 80.93 = 56.73 + 18.70 + 5.50', async () => {
    expect(await overall()).toMatchObject({
      [`vector ${month} ballot`]: { value: '80.93', rating: '56.73', onTime: '18.70', integrity: '5.50' },
      // 0.7 · 100 + 0.2 · 75 + 0.1 · 100
      [`clean ${month} ballot`]: { value: '95.00', rating: '70.00', onTime: '15.00', integrity: '10.00' },
    });
  });

  it('is not told of open answers, of fewer than ten dossiers, nor where nobody was counted as served', async () => {
    expect(await overall()).toMatchObject({
      [`vector ${month} open`]: null,
      [`few ${month} ballot`]: null,
      [`quiet ${month} ballot`]: null,
    });
  });

  it('follows the weights of the version, and is not told across a change of them', async () => {
    const filters = { unitIds: [units['clean']?.unitId] };
    expect(await overall({ filters, window: { from: '2026-06', to: '2026-07' } })).toEqual({
      'clean 2026-06 ballot': { value: '100.00', rating: '70.00', onTime: '20.00', integrity: '10.00' },
      // 0.5 · 100 + 0.25 · 50 + 0.25 · 100
      'clean 2026-07 ballot': { value: '87.50', rating: '50.00', onTime: '12.50', integrity: '25.00' },
    });
    const across = await overall({ filters, grain: 'all', window: { from: '2026-06', to: '2026-07' } });
    expect(Object.values(across)).toEqual([null]);
  });

  it.each([
    [{ dimensions: [] }, 'measure-needs-dimension'],
    [{ dimensions: ['unit', 'channel'] }, 'measure-needs-dimension'],
    [{ dimensions: ['unit', 'criterion'] }, 'measure-needs-dimension'],
    [{ rollUp: { level: 0 } }, 'measure-needs-dimension'],
    [{ filters: { channels: ['web'] } }, 'measure-needs-dimension'],
    [{ filters: { setVersions: [1] } }, 'measure-needs-dimension'],
    [{ grain: 'day' }, 'dimensions-conflict'],
  ])('is not told with %j', async (change, code) => {
    expect(await scoring.post('analyst', 'query', { ...question, ...change })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('stands in files and in the data dictionary', async () => {
    const { body } = await scoring.file('analyst', 'query?format=csv', question);
    const [header = '', ...lines] = body
      .toString('utf8')
      .slice(1)
      .split('\r\n')
      .filter((line) => !line.startsWith('#'));
    const names = header.split(',');
    const line = lines.find(
      (each) => each.includes(units['vector']?.unitId ?? '?') && each.includes('ballot'),
    );
    const cells = line?.split(',') ?? [];
    const told = ['overall', 'overall_rating', 'overall_on_time', 'overall_integrity'].map(
      (name) => cells[names.indexOf(name)],
    );
    expect(told.map(Number)).toEqual([80.93, 56.73, 18.7, 5.5]);
    const dictionary = await scoring.get(null, 'dictionary');
    expect(dictionary.body.entries).toContainEqual(
      expect.objectContaining({ kind: 'measure', name: 'overall' }),
    );
  });
});
