import { describe, expect, it } from '@jest/globals';
import { indexQuery } from '@namkhong/contracts/http/scoring-query';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { answerQuery, TooManyRowsError } from './answer-query.js';
import { ReleasedTable } from './released-table.js';

const setOf = (version: number, weights: readonly number[]) =>
  ({
    setCode: 'sipas',
    version,
    criteria: weights.map((weight, index) => ({ code: `c${index}`, weight })),
  }) as unknown as CriteriaSetVersion;

const days = new Array<number>(93).fill(0).join();
const cell = (unitId: string, month: string, change: object = {}) => ({
  unitId,
  units: '',
  month,
  assurance: 'ballot',
  channels: 'web',
  wholeQuarter: false,
  illustrative: false,
  releasedAt: 1,
  rated: 20,
  histograms: '0,0,20,0,0',
  crosses: '',
  days,
  ...change,
});
const question = (change: object) => ({
  query: indexQuery.parse({
    setCode: 'sipas',
    measures: ['linear', 'n'],
    window: { from: '2026-04', to: '2026-09' },
    ...change,
  }),
  unitIds: null,
});
const rowsOf = (change: object, ...tables: ReleasedTable[]) =>
  answerQuery(question(change), tables).rows.map(({ row }) => row);

describe('answerQuery', () => {
  it('refuses more rows than a service can hold beside its other work', () => {
    const table = new ReleasedTable(setOf(1, [10_000]));
    for (let unit = 0; unit <= 200_000; unit += 1) table.add(cell(`u${unit}`, '2026-05-01'));
    expect(() => answerQuery(question({ dimensions: ['unit'] }), [table])).toThrow(TooManyRowsError);
    expect(rowsOf({}, table)).toMatchObject([{ n: 20 * 200_001, linear: '50.00' }]);
  });

  it('counts a row for every criterion', () => {
    const most = 200_000 / 40;
    const table = new ReleasedTable(setOf(1, new Array<number>(40).fill(250)));
    const histograms = new Array<string>(40).fill('0,0,20,0,0').join();
    const crosses = new Array<number>(4 * 780).fill(0).join();
    const add = (unit: number) => table.add(cell(`u${unit}`, '2026-05-01', { histograms, crosses }));
    for (let unit = 0; unit < most; unit += 1) add(unit);
    const byBoth = { dimensions: ['unit', 'criterion'] };
    expect(rowsOf(byBoth, table)).toHaveLength(200_000);
    add(most);
    expect(() => rowsOf(byBoth, table)).toThrow(TooManyRowsError);
    expect(rowsOf({ ...byBoth, filters: { criteria: ['c0', 'c1'] } }, table)).toHaveLength(2 * (most + 1));
  });

  it('counts what was told of whole quarters in windows of whole quarters, never by month or channel', () => {
    const table = new ReleasedTable(setOf(1, [10_000]));
    table.add(cell('u', '2026-05-01'));
    for (const month of ['2026-04-01', '2026-05-01', '2026-06-01']) {
      table.add(cell('u', month, { wholeQuarter: true, rated: 4, histograms: '0,0,0,0,4' }));
    }
    // (20·50 + 12·100)/32
    expect(rowsOf({ grain: 'quarter' }, table)).toMatchObject([
      { period: '2026-Q2', n: 32, linear: '68.75' },
    ]);
    expect(rowsOf({ grain: 'month' }, table)).toMatchObject([{ period: '2026-05', n: 20 }]);
    expect(rowsOf({ dimensions: ['channel'] }, table)).toMatchObject([{ channel: 'web', n: 20 }]);
    expect(rowsOf({ window: { from: '2026-05', to: '2026-06' } }, table)).toMatchObject([{ n: 20 }]);
  });

  it('counts what was told of several units where all of them are in one row', () => {
    const table = new ReleasedTable(setOf(1, [10_000]));
    table.add(cell('a', '2026-05-01'));
    const together = { units: 'a+b', wholeQuarter: true, rated: 4 };
    for (const month of ['2026-04-01', '2026-05-01', '2026-06-01']) {
      table.add(cell('parent', month, { ...together, histograms: '0,0,0,0,4' }));
    }
    expect(rowsOf({ grain: 'quarter' }, table)).toMatchObject([{ n: 32 }]);
    expect(rowsOf({ grain: 'quarter', dimensions: ['unit'] }, table)).toMatchObject([{ unitId: 'a', n: 20 }]);
    const only = { ...question({ grain: 'quarter' }), unitIds: new Set(['a']) };
    expect(answerQuery(only, [table]).rows).toMatchObject([{ row: { n: 20 } }]);
    const above = { ...question({ grain: 'quarter', dimensions: ['unit'] }), rowUnit: () => 'parent' };
    expect(answerQuery(above, [table]).rows).toMatchObject([{ row: { unitId: 'parent', n: 32 } }]);
  });

  it('marks where the method changed, and weighs versions by their ratings', () => {
    const [first, second] = [new ReleasedTable(setOf(1, [10_000])), new ReleasedTable(setOf(2, [10_000]))];
    first.add(cell('u', '2026-04-01'));
    first.add(cell('u', '2026-05-01'));
    second.add(cell('u', '2026-06-01', { rated: 60, histograms: '0,0,0,0,60' }));
    expect(rowsOf({ grain: 'month' }, first, second)).toMatchObject([
      { period: '2026-04', methodVersions: [1], breakInSeries: false },
      { period: '2026-05', methodVersions: [1], breakInSeries: false },
      { period: '2026-06', methodVersions: [2], breakInSeries: true },
    ]);
    // (40·50 + 60·100)/100, without an interval
    expect(rowsOf({}, first, second)).toMatchObject([
      { methodVersions: [1, 2], breakInSeries: true, n: 100, linear: '80.00', linearInterval: null },
    ]);
  });

  it('forgets a group and keeps the others, whatever their places', () => {
    const table = new ReleasedTable(setOf(1, [10_000]));
    for (const unit of ['a', 'b', 'c']) table.add(cell(unit, '2026-05-01'));
    table.forget({ unitId: 'a', month: '2026-05-01', assurance: 'ballot' });
    table.add(cell('a', '2026-05-01', { rated: 30, histograms: '0,0,0,0,30' }));
    table.forget({ unitId: 'c', month: '2026-05-01', assurance: 'ballot' });
    expect(rowsOf({ dimensions: ['unit'] }, table)).toMatchObject([
      { unitId: 'a', n: 30, linear: '100.00' },
      { unitId: 'b', n: 20, linear: '50.00' },
    ]);
  });
});
