import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1, ratingWithdrawnV1, serviceCountedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readExcelFile from 'read-excel-file/node';
import { ratingsOf, servedOf, setOf, unitOf } from '../testing/fixtures.js';
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
    [{ window: { from: '2025-01', to: '2025-12' } }, 422, 'window-before-first-version'],
    [{ compareWith: { from: '2025-01', to: '2025-12' } }, 422, 'window-before-first-version'],
    [{ filters: { criteria: ['overall'] } }, 422, 'criteria-filter-needs-dimension'],
    [{ filters: { criteria: ['smile'] }, dimensions: ['criterion'] }, 422, 'criterion-unknown'],
    [{ filters: { setVersions: [1, 7] } }, 422, 'set-version-unknown'],
    [{ measures: ['shrunken'], dimensions: [] }, 422, 'measure-needs-dimension'],
    [{ analyses: ['ranks'], dimensions: ['unit', 'channel'] }, 422, 'measure-needs-dimension'],
    [{ measures: ['on-time'], dimensions: ['criterion'] }, 422, 'measure-needs-dimension'],
    [{ analyses: ['control-chart'], grain: 'quarter' }, 422, 'analysis-needs-months'],
    [{ window: { from: '1900-01', to: '2026-06' } }, 422, 'window-too-long'],
    [{ cursor: 'bm9uc2Vuc2U' }, 422, 'cursor-invalid'],
    [{ grain: 'hour' }, 422, 'input-invalid'],
    [{ limit: 0 }, 422, 'input-invalid'],
  ])('refuses %j', async (change, status, code) => {
    const answer = await scoring.post('analyst', 'query', { ...question, ...change });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.title).not.toMatch(/[{}]/);
  });

  it('refuses a filter that leaves nobody but those whom the floor protects', async () => {
    const alone = { ...question, filters: { unitIds: [small.unitId] } };
    expect(await scoring.post('analyst', 'query', alone)).toMatchObject({
      status: 422,
      body: { code: 'privacy-floor', floor: 10 },
    });
    // Beside others it stands in the answer, marked and without a figure.
    const both = { ...question, filters: { unitIds: [small.unitId, large.unitId] } };
    const { body } = await scoring.post('analyst', 'query', both);
    expect(body.rows).toContainEqual(
      expect.objectContaining({ unitId: small.unitId, status: 'suppressed', n: null, ...nothing }),
    );
  });

  it('compares with another window, and says how sure the difference is', async () => {
    const { body } = await scoring.post('analyst', 'query', {
      ...question,
      grain: 'all',
      window: { from: '2026-06', to: '2026-06' },
      compareWith: { from: '2026-05', to: '2026-05' },
    });
    const [row] = body.rows;
    // 50.00 − 81.04; twenty answers have no interval, so there is no z.
    expect(row.comparison).toEqual({ n: 120, linear: '81.04', difference: '-31.04', z: null, p: null });
  });

  it('pages by cursor through one state of the figures', async () => {
    const paged = { ...question, limit: 2 };
    const first = await scoring.post('analyst', 'query', paged);
    expect(first.body.rows).toHaveLength(2);
    const second = await scoring.post('analyst', 'query', { ...paged, cursor: first.body.next });
    expect(second.body).toMatchObject({ next: null });
    const whole = await scoring.post('analyst', 'query', question);
    expect([...first.body.rows, ...second.body.rows]).toEqual(whole.body.rows);
    const other = await scoring.post('analyst', 'query', {
      ...paged,
      grain: 'year',
      cursor: first.body.next,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'cursor-invalid' } });
  });

  it('adds units up to a level of the tree', async () => {
    const { body } = await scoring.post('analyst', 'query', {
      ...question,
      grain: 'all',
      rollUp: { level: 0 },
    });
    expect(body.rows).toMatchObject([{ unitId: district.unitId, n: 140, linear: '76.61' }]);
  });

  it('says how many of the invited answered, and how many dossiers were on time', async () => {
    const served = servedOf(large, null, '2026-05-17', 200);
    await scoring.receive(serviceCountedV1, { ...served, onTime: 190 });
    await scoring.counted('service_day', 1);
    const { body } = await scoring.post('analyst', 'query', {
      ...question,
      grain: 'all',
      measures: ['response-rate', 'on-time'],
    });
    const row = body.rows.find(({ unitId }: { unitId: string }) => unitId === large.unitId);
    expect(row).toMatchObject({
      n: 140,
      responseRate: { value: '70.00', of: 200 },
      // Wilson: 190 of 200.
      onTime: { value: '95.00', of: 200, interval: { lower: '91.04', upper: '97.27' } },
    });
  });

  describe('as a file', () => {
    const ask = (format: string, headers = {}) =>
      scoring.file('analyst', `query${format}`, question, headers);

    it('is a CSV that explains itself, with withheld figures empty and never 0', async () => {
      const { status, headers, body } = await ask('?format=csv');
      expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      const text = body.toString('utf8');
      expect(text.startsWith('\uFEFF# illustrative: số liệu minh họa')).toBe(true);
      const table = parse(text.slice(1), { columns: true, comment: '#', comment_no_infix: true });
      expect(table).toHaveLength(3);
      expect(table).toContainEqual(
        expect.objectContaining({ unit_id: large.unitId, period: '2026-05', n: '120', linear: '81.04' }),
      );
      expect(table).toContainEqual(
        expect.objectContaining({ unit_id: small.unitId, status: 'suppressed', n: '', linear: '' }),
      );
    });

    it('is a workbook with its dictionary and its sources', async () => {
      const { headers, body } = await ask('', {
        accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      });
      expect(headers['content-disposition']).toBe('attachment; filename="nam-khong-sipas.xlsx"');
      const sheets = await readExcelFile(body);
      expect(sheets.map(({ sheet }) => sheet)).toEqual(['Số liệu', 'Từ điển dữ liệu', 'Nguồn']);
      const [header = [], ...rows] = sheets[0]?.data ?? [];
      const at = (name: string) => header.indexOf(name);
      const june = rows.find((row) => row[at('period')] === '2026-06');
      expect([june?.[at('n')], june?.[at('linear')]]).toEqual([20, 50]);
      const withheld = rows.find((row) => row[at('status')] === 'suppressed');
      expect([withheld?.[at('n')], withheld?.[at('linear')]]).toEqual([null, null]);
      expect(sheets[1]?.data.map(([name]) => name)).toEqual(['column', ...header]);
      expect(sheets[2]?.data).toContainEqual(
        expect.arrayContaining(['illustrative', 'số liệu minh họa (illustrative)']),
      );
    });

    it('is Parquet with typed columns and the same facts as metadata', async () => {
      const { body } = await ask('', { accept: 'application/vnd.apache.parquet' });
      const file = new Uint8Array(body).buffer;
      const rows = await parquetReadObjects({ file });
      expect(rows).toContainEqual(
        expect.objectContaining({ unit_id: large.unitId, period: '2026-06', n: 20, linear: 50 }),
      );
      expect(rows.find(({ status }) => status === 'suppressed')).toMatchObject({ linear: null });
      const facts = parquetMetadata(file).key_value_metadata;
      expect(facts).toContainEqual({ key: 'namkhong.method', value: '1 (2026-01-01)' });
    });
  });

  it('logs every question with who asked it, the refused ones too, for the operator alone', async () => {
    const { body } = await scoring.get('operator', 'query-log?limit=200');
    expect(body.items).toContainEqual(
      expect.objectContaining({ outcome: 'answered', format: 'parquet', rows: 3, kind: 'query' }),
    );
    expect(body.items).toContainEqual(expect.objectContaining({ outcome: 'privacy-floor', rows: 0 }));
    expect(await scoring.get('analyst', 'query-log')).toMatchObject({ status: 403 });
    const first = await scoring.get('operator', 'query-log?limit=1');
    const next = await scoring.get('operator', `query-log?limit=1&cursor=${first.body.next}`);
    expect(next.body.items[0].queryId).not.toBe(first.body.items[0].queryId);
  });

  it('has the question in its log before the answer leaves, and what became of it soon after', async () => {
    const asked = { ...question, filters: { strata: ['land/approved\u2028'] } };
    await scoring.post('analyst', 'query', asked);
    const inLog = () =>
      scoring.sql(`SELECT outcome, question #>> '{filters,strata,0}' AS stratum FROM query_log
                    WHERE question #> '{filters,strata}' IS NOT NULL`);
    // Straight after the answer, without any of the service's routes that would write what waits.
    expect(await inLog()).toMatchObject([{ stratum: 'land/approved\u2028' }]);
    await eventually(async () => expect((await inLog())[0]?.['outcome']).not.toBe('asked'));
  });

  it('answers nobody whose question cannot be put down', async () => {
    await scoring.sql('ALTER TABLE query_log RENAME TO away');
    const refused = await scoring.post('analyst', 'query', question);
    expect([refused.status, refused.body.rows]).toEqual([500, undefined]);
    await scoring.sql('ALTER TABLE away RENAME TO query_log');
    expect(await scoring.post('analyst', 'query', question)).toMatchObject({ status: 200 });
  });

  it('puts down each of many questions that come at once', async () => {
    const count = async () => {
      const [row] = await scoring.sql('SELECT count(*)::int AS n FROM query_log');
      return Number(row?.['n']);
    };
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => scoring.post('analyst', 'query', question)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
    expect(await count()).toBe(before + 40);
  });

  it('sees at once what is released or taken back, and never half of it', async () => {
    const all = { ...question, grain: 'all', dimensions: [] };
    /** Asked twice, so that the second answer may be one that was kept; and as nobody has asked before. */
    const ask = async (limit: number) => {
      const asked = [all, all, { ...all, limit }].map((each) => scoring.post('analyst', 'query', each));
      const [first, again, anew] = await Promise.all(asked);
      expect([again?.body, anew?.body]).toEqual([first?.body, first?.body]);
      return first?.body;
    };
    const before = await ask(501);
    const more = ratingsOf(large, 'overall', [0, 0, 0, 0, 30]);
    await scoring.receive(ratingCastV1, ...more);
    await scoring.settled(149 + 30);
    const after = await ask(502);
    expect(after.rows[0].n).toBe(before.rows[0].n + 30);
    expect(after.asOf >= before.asOf).toBe(true);
    const gone = more.slice(0, 15).map(({ ratingId, unitId }) => ({ ratingId, unitId, revision: 1 }));
    await scoring.receive(ratingWithdrawnV1, ...gone);
    // What is taken back is told once ten people more have come.
    await scoring.receive(ratingCastV1, ...ratingsOf(large, 'overall', [0, 0, 0, 0, 11]));
    await eventually(async () => expect((await ask(503)).rows[0].n).toBe(after.rows[0].n - 15 + 11));
  });

  it('forgets what is emptied, one group or all of them', async () => {
    const all = { ...question, grain: 'all' };
    await scoring.sql(`DELETE FROM released_cell WHERE month = '2026-06-01'`);
    const { body } = await scoring.post('analyst', 'query', all);
    expect(body.rows).toContainEqual(expect.objectContaining({ unitId: large.unitId, n: 146 }));
    await scoring.sql('TRUNCATE released_cell');
    const { rows } = (await scoring.post('analyst', 'query', all)).body;
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatchObject({ status: 'suppressed', n: null });
  });
});
