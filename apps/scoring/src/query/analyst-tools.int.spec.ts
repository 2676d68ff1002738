import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1 } from '@namkhong/contracts';
import { DataSource } from 'typeorm';
import { ExportsService } from './exports.service.js';
import { ratingOf, ratingsOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('what analysts are given beside questions', () => {
  let scoring: StartedScoring;
  const unit = unitOf('MH-01');
  const small = unitOf('MH-02');
  const question = {
    setCode: 'sipas',
    measures: ['linear', 'n'],
    dimensions: ['unit'],
    grain: 'month',
    window: { from: '2026-05', to: '2026-05' },
  };

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
    await scoring.publishSet(setOf({ access: 5_000, result: 5_000 }));
    await scoring.learn(unit, small);
    const cast = [
      ...Array.from({ length: 30 }, () => ratingOf(unit, { access: 5, result: 2 })),
      ...Array.from({ length: 30 }, () => ratingOf(unit, { access: 4, result: 3 })),
      ...ratingsOf(small, 'access', [0, 0, 0, 0, 9]),
    ];
    await scoring.receive(ratingCastV1, ...cast);
    await scoring.settled(cast.length);
  });
  afterAll(() => scoring.stop());

  describe('GET dictionary', () => {
    it('is open to anybody and names every measure in both languages', async () => {
      const { status, body } = await scoring.get(null, 'dictionary');
      expect(status).toBe(200);
      const linear = body.entries.find(({ name }: { name: string }) => name === 'linear');
      expect(linear).toMatchObject({
        kind: 'measure',
        unit: 'points 0–100',
        meaning: { en: /Satisfaction/ },
      });
      for (const { meaning } of body.entries) expect([meaning.vi, meaning.en]).not.toContain('');
    });
  });

  describe('POST sandbox', () => {
    const trial = { question, weights: { access: 9_000, result: 1_000 }, threshold: 90 };

    it('tries other weights, says that it is a trial, and keeps nothing', async () => {
      const { status, body } = await scoring.post('analyst', 'sandbox', trial);
      expect(status).toBe(200);
      expect(body).toMatchObject({ sandbox: true, illustrative: true });
      const row = body.rows.find(({ unitId }: { unitId: string }) => unitId === unit.unitId);
      // access (100 + 75)/2 = 87.5, result (25 + 50)/2 = 37.5: 0.9·87.5 + 0.1·37.5; published 62.5.
      expect(row).toMatchObject({ linear: '82.50', published: '62.50', n: 60, status: 'computed' });
      expect(row.belowThreshold).toBe(Number(row.linearInterval.upper) < 90);
      expect(body.rows).toContainEqual(
        expect.objectContaining({ unitId: small.unitId, status: 'suppressed', n: null, linear: null }),
      );
      const after = await scoring.post('analyst', 'query', question);
      expect(after.body.rows).toContainEqual(
        expect.objectContaining({ unitId: unit.unitId, linear: '62.50' }),
      );
    });

    it.each([
      [{ weights: { access: 9_000 } }, 'weights-sum-invalid'],
      [{ weights: { access: 5_000, smile: 5_000 } }, 'criterion-unknown'],
      [{ weights: { access: -1, result: 10_001 } }, 'input-invalid'],
    ])('refuses %j', async (change, code) => {
      expect(await scoring.post('analyst', 'sandbox', { ...trial, ...change })).toMatchObject({
        status: 422,
        body: { code },
      });
    });

    it('is not for unit heads', async () => {
      expect(await scoring.post('unit-head', 'sandbox', trial)).toMatchObject({ status: 403 });
    });
  });

  describe('saved questions', () => {
    it('are shared within a role and answer by everybody’s own grants', async () => {
      const owner = await scoring.account('analyst');
      const saved = await owner.send('POST', 'saved-queries', {
        name: 'Tháng 5',
        question,
        sharedWith: 'analyst',
      });
      expect(saved).toMatchObject({ status: 201, body: { name: 'Tháng 5', owner: owner.subject } });
      const { savedQueryId } = saved.body;
      const names = async (asker: Parameters<typeof scoring.get>[0]) =>
        (await scoring.get(asker, 'saved-queries')).body.items.map(({ name }: { name: string }) => name);
      expect(await names('analyst')).toEqual(['Tháng 5']);
      expect(await names('reviewer')).toEqual([]);
      expect(await scoring.delete('analyst', `saved-queries/${savedQueryId}`)).toMatchObject({ status: 404 });
      expect(await owner.send('DELETE', `saved-queries/${savedQueryId}`)).toMatchObject({ status: 204 });
      expect(await names('analyst')).toEqual([]);
    });

    it('cannot be shared with a role that the owner does not hold', async () => {
      expect(
        await scoring.post('analyst', 'saved-queries', { name: 'x', question, sharedWith: 'reviewer' }),
      ).toMatchObject({ status: 403 });
    });
  });

  describe('exports', () => {
    const make = () => scoring.app.get(ExportsService).makeDue();

    it('are made on the second of each month, kept to be fetched by their owner alone, and end', async () => {
      const owner = await scoring.account('analyst');
      const saved = await owner.send('POST', 'saved-queries', { name: 'Năm nay', question });
      const planned = await owner.send('POST', 'exports', {
        savedQueryId: saved.body.savedQueryId,
        cadence: 'monthly',
        format: 'csv',
        months: 12,
        endsOn: '2026-12-31',
      });
      expect(planned).toMatchObject({
        status: 201,
        body: { nextRunAt: '2026-12-01T19:00:00.000Z', files: [] },
      });
      await make();
      expect((await owner.send('GET', 'exports')).body.items[0].files).toEqual([]);
      // What is told meanwhile is read when the file is made.
      await scoring.receive(
        ratingCastV1,
        ...Array.from({ length: 20 }, () => ratingOf(unit, { access: 5, result: 5 })),
      );
      await scoring.settled(69 + 20);
      scoring.clock.set(new Date('2026-12-02T03:00:00Z'));
      await make();
      await make();
      const [item] = (await owner.send('GET', 'exports')).body.items;
      expect(item).toMatchObject({ nextRunAt: null, files: [{ outcome: 'made', rows: 2 }] });
      const file = await owner.send('GET', `exports/files/${item.files[0].fileId}`);
      expect(file.text).toContain('# window: 2025-12..2026-11');
      expect(file.text).toMatch(/published,80,/);
      expect(file.text).toContain('số liệu minh họa');
      const foreign = await scoring.get('analyst', `exports/files/${item.files[0].fileId}`);
      expect(foreign).toMatchObject({ status: 404, body: { code: 'export-unknown' } });
      scoring.clock.set(new Date('2027-03-10T03:00:00Z'));
      await make();
      expect((await owner.send('GET', 'exports')).body.items[0].files).toEqual([]);
      scoring.clock.set(new Date('2026-11-23T03:00:00Z'));
    });

    it('are made when a quarter is closed, by what the owner may see then', async () => {
      const owner = await scoring.account('analyst');
      const saved = await owner.send('POST', 'saved-queries', { name: 'Quý', question });
      const request = {
        savedQueryId: saved.body.savedQueryId,
        cadence: 'closed-quarter',
        format: 'parquet',
        months: 3,
        endsOn: '2027-06-30',
      };
      await owner.send('POST', 'exports', request);
      await scoring.sql(`INSERT INTO closed_quarter VALUES ('sipas', '2026-Q3', '2026-11-23T04:00:00Z')`);
      scoring.clock.set(new Date('2026-11-23T05:00:00Z'));
      await scoring.sql('DELETE FROM auth_grant WHERE subject = $1', [owner.subject]);
      await make();
      const files = await scoring.sql('SELECT outcome FROM export_file');
      expect(files).toEqual([{ outcome: 'permission-denied' }]);
    });

    it.each(['2020-01-01', '2030-01-01'])('cannot end on %s', async (endsOn) => {
      const saved = await scoring.post('analyst', 'saved-queries', { name: 'x', question });
      const { savedQueryId } = saved.body;
      const request = { savedQueryId, cadence: 'monthly', format: 'xlsx', months: 1, endsOn };
      expect(await scoring.post('analyst', 'exports', request)).toMatchObject({
        status: 422,
        body: { code: 'export-end-invalid' },
      });
    });
  });

  describe('the schema analyst', () => {
    it('is all that a login of the group can read, and holds nobody below the floor', async () => {
      const login = `analyst_${Date.now()}`;
      await scoring.sql(`CREATE ROLE ${login} LOGIN PASSWORD 'test' IN ROLE namkhong_analyst`);
      const url = new URL(scoring.databaseUrl);
      url.username = login;
      url.password = 'test';
      const source = new DataSource({ type: 'postgres', url: url.href });
      try {
        await source.initialize();
        const cells = await source.query('SELECT unit_code, rated::int FROM analyst.released_cell');
        expect(cells).toEqual([{ unit_code: 'MH-01', rated: 80 }]);
        const criteria = await source.query(
          `SELECT criterion, n::int, linear::text, top_two_box::text, level_4::int
             FROM analyst.released_criterion ORDER BY criterion`,
        );
        expect(criteria).toEqual([
          // (50·100 + 30·75)/80 and (30·25 + 30·50 + 20·100)/80
          { criterion: 'access', n: 80, linear: '90.63', top_two_box: '100.00', level_4: 30 },
          { criterion: 'result', n: 80, linear: '53.13', top_two_box: '25.00', level_4: 0 },
        ]);
        const tables = await scoring.sql(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
        expect(tables.length).toBeGreaterThan(10);
        for (const { tablename } of tables) {
          await expect(source.query(`SELECT * FROM public.${String(tablename)}`)).rejects.toThrow(
            /permission denied/,
          );
        }
        await expect(source.query('DELETE FROM analyst.criteria_set')).rejects.toThrow(/permission denied/);
      } finally {
        await source.destroy();
        await scoring.sql(`DROP ROLE ${login}`);
      }
    });
  });

  it('counts against a quota and says when to come back', async () => {
    const busy = await scoring.account('analyst');
    const answers: number[] = [];
    for (let index = 0; index < 1_001; index += 1) {
      const { status } = await busy.send('POST', 'query', { ...question, setCode: 'nobody' });
      answers.push(status);
    }
    expect(answers.slice(0, 1_000).every((status) => status === 404)).toBe(true);
    expect(answers[1_000]).toBe(429);
  });
});
