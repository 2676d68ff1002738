import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1 } from '@namkhong/contracts';
import { Database } from '@namkhong/service-kit';
import { QUARTER_RELEASE, type QuarterRelease } from '../release/quarter-release.port.js';
import { ratingsOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('POST query by kind of case and by day', () => {
  let scoring: StartedScoring;
  const land = { procedureGroup: 'land' };
  const civil = { procedureGroup: 'civil-status' };
  const [office, registry, split] = [unitOf('MH-01'), unitOf('MH-02'), unitOf('MH-03')];
  const [daily, crossed] = [unitOf('MH-04'), unitOf('MH-05')];
  const kiosk = { channel: 'kiosk' as const };
  const question = {
    setCode: 'sipas',
    measures: ['linear', 'n'],
    dimensions: ['unit', 'stratum'],
    grain: 'quarter',
    window: { from: '2026-04', to: '2026-06' },
  };
  const ask = async (change: object = {}) =>
    (await scoring.post('analyst', 'query', { ...question, ...change })).body;

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(office, registry, split, daily, crossed);
    const cast = [
      // 20 land cases at 50 points, 20 of civil status at 100.
      ...ratingsOf(office, 'overall', [0, 0, 20, 0, 0], land),
      ...ratingsOf(office, 'overall', [0, 0, 0, 0, 20], { ...civil, day: '2026-05-18' }),
      // 40 land cases at 25 points, 10 of civil status at 75.
      ...ratingsOf(registry, 'overall', [0, 40, 0, 0, 0], land),
      ...ratingsOf(registry, 'overall', [0, 0, 0, 10, 0], civil),
      // Six of one kind: none of this unit's kinds may be told, nor its days.
      ...ratingsOf(split, 'overall', [0, 0, 0, 0, 24], land),
      ...ratingsOf(split, 'overall', [0, 0, 0, 0, 6], { ...civil, day: '2026-05-19' }),
      // Two days of fifteen, kinds of 25 and 5.
      ...ratingsOf(daily, 'overall', [0, 0, 0, 15, 0], land),
      ...ratingsOf(daily, 'overall', [0, 10, 0, 0, 0], { ...land, day: '2026-05-20' }),
      ...ratingsOf(daily, 'overall', [0, 0, 0, 5, 0], { ...civil, day: '2026-05-20' }),
      // Channels of ten, kinds of ten; yet the web less land is one of civil status less one of land.
      ...ratingsOf(crossed, 'overall', [0, 0, 0, 9, 0], land),
      ...ratingsOf(crossed, 'overall', [0, 0, 0, 0, 1], civil),
      ...ratingsOf(crossed, 'overall', [1, 0, 0, 0, 0], { ...land, ...kiosk }),
      ...ratingsOf(crossed, 'overall', [0, 0, 0, 9, 0], { ...civil, ...kiosk }),
    ];
    await scoring.receive(ratingCastV1, ...cast);
    await scoring.settled(cast.length);
  });
  afterAll(() => scoring.stop());

  it('tells nothing this fine while the quarter is open', async () => {
    const { rows } = await ask();
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toMatchObject({ status: 'suppressed', stratum: null, n: null });
  });

  describe('once the quarter is closed', () => {
    beforeAll(async () => {
      const release = scoring.app.get<QuarterRelease>(QUARTER_RELEASE, { strict: false });
      await scoring.app
        .get(Database)
        .transaction((session) => release.releaseQuarter(session, 'sipas', '2026-Q2'));
    });

    it('tells kinds that all have ten ratings, and withholds those of a unit where one has fewer', async () => {
      const { rows, withheldCells } = await ask();
      expect(withheldCells).toBe(3);
      const told = rows.map(({ unitId, stratum, n, linear, status }: Record<string, unknown>) => [
        unitId,
        stratum,
        n,
        linear,
        status,
      ]);
      expect(told).toHaveLength(7);
      expect(told).toEqual(
        expect.arrayContaining([
          [office.unitId, 'land/approved', 20, '50.00', 'published'],
          [office.unitId, 'civil-status/approved', 20, '100.00', 'published'],
          [registry.unitId, 'land/approved', 40, '25.00', 'published'],
          [registry.unitId, 'civil-status/approved', 10, '75.00', 'published'],
          [split.unitId, null, null, null, 'suppressed'],
          [daily.unitId, null, null, null, 'suppressed'],
          [crossed.unitId, null, null, null, 'suppressed'],
        ]),
      );
    });

    it('adds kinds up over units, by procedure alone, and filters them', async () => {
      const { rows } = await ask({
        dimensions: ['procedure-group'],
        filters: { procedureGroups: ['land'], unitIds: [office.unitId, registry.unitId] },
      });
      // (20·50 + 40·25)/60
      expect(rows).toMatchObject([{ procedureGroup: 'land', n: 60, linear: '33.33' }]);
    });

    it('tells days that all have ten ratings, where kinds are not told', async () => {
      const { rows } = await ask({ dimensions: ['unit'], grain: 'day' });
      const days = rows.map(({ unitId, period, n, linear }: Record<string, unknown>) => [
        unitId,
        period,
        n,
        linear,
      ]);
      expect(days).toEqual(
        expect.arrayContaining([
          [daily.unitId, '2026-05-17', 15, '75.00'],
          // (10·25 + 5·75)/15
          [daily.unitId, '2026-05-20', 15, '41.67'],
          // All twenty came on one day: that is no division, and says nothing new.
          [crossed.unitId, '2026-05-17', 20, '72.50'],
          [office.unitId, '2026-05', null, null],
          [registry.unitId, '2026-05', null, null],
          [split.unitId, '2026-05', null, null],
        ]),
      );
      expect(days).toHaveLength(6);
    });

    it('adjusts a score for the mix of cases by what all others do', async () => {
      const { rows } = await ask({ dimensions: ['unit'], measures: ['linear', 'adjusted'] });
      const of = (unitId: string) => rows.find((row: { unitId: string }) => row.unitId === unitId);
      // The office: 75 − (20·25 + 20·75)/40 + 35. The registry: 35 − (40·50 + 10·100)/50 + 75.
      expect(of(office.unitId)).toMatchObject({ linear: '75.00', adjusted: '60.00' });
      expect(of(registry.unitId)).toMatchObject({ linear: '35.00', adjusted: '50.00' });
      expect(of(split.unitId)).toMatchObject({ linear: '100.00', adjusted: null });
    });

    it('is told once: what comes later changes nothing of it', async () => {
      const before = await ask();
      const late = ratingsOf(office, 'overall', [11, 0, 0, 0, 0], land);
      await scoring.receive(ratingCastV1, ...late);
      await scoring.settled(170 + 11);
      expect((await ask()).rows).toEqual(before.rows);
    });

    it('refuses a filter that leaves nobody but those whom the floor protects', async () => {
      const answer = await scoring.post('analyst', 'query', {
        ...question,
        filters: { unitIds: [split.unitId], strata: ['civil-status/approved'] },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: 'privacy-floor' } });
    });
  });

  it.each([
    [{ dimensions: ['stratum', 'channel'] }, 'dimensions-conflict'],
    [{ dimensions: ['stratum'], grain: 'day' }, 'dimensions-conflict'],
    [{ filters: { channels: ['web'] } }, 'dimensions-conflict'],
    [{ compareWith: question.window }, 'dimensions-conflict'],
    [{ measures: ['on-time'] }, 'dimensions-conflict'],
    [{ dimensions: ['unit'], filters: { strata: ['land/approved'] } }, 'strata-filter-needs-dimension'],
  ])('refuses %j', async (change, code) => {
    expect(await scoring.post('analyst', 'query', { ...question, ...change })).toMatchObject({
      status: 422,
      body: { code },
    });
  });
});
