import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setOf, unitOf } from '../testing/fixtures.js';
import { startFeedback, type TestFeedback } from '../testing/start-feedback.js';

const service = unitOf('UK-OPG-DEPUTY', { validFrom: '2021-03-01' });
const line = (month: string, counts: number[], printedFigure: number | null = null) => ({
  unitCode: 'UK-OPG-DEPUTY',
  month,
  channel: 'digital',
  counts: { overall: counts },
  printedFigure,
});
const april2023 = line('2023-04', [23, 46, 153, 419, 528], 80);
const april2026 = line('2026-04', [12, 21, 131, 410, 450], 84);

jest.setTimeout(30_000);

describe('POST imports/tallies', () => {
  let feedback: TestFeedback;

  beforeAll(async () => {
    feedback = await startFeedback('2026-11-23T01:00:00Z');
    await feedback.learn({
      units: [service],
      sets: [setOf('uk-opg', 1, '2021-03-01', ['overall']), setOf('uk-opg', 2, '2026-04-01', ['overall'])],
    });
  });
  afterAll(() => feedback.stop());
  const send = (tallies: object[], { dryRun = false, setCode = 'uk-opg' } = {}) =>
    feedback.post(`/imports/tallies?dryRun=${dryRun}`, { setCode, tallies }, { as: 'analyst' });
  const recorded = () => feedback.published('namkhong.feedback.tally-recorded.v1');

  it('writes nothing on a dry run, and each month once afterwards', async () => {
    expect((await send([april2023, april2026], { dryRun: true })).body).toMatchObject({
      dryRun: true,
      accepted: 2,
    });
    expect(await recorded()).toEqual([]);
    expect((await send([april2023, april2026])).body).toMatchObject({
      accepted: 2,
      unchanged: 0,
      rejected: [],
    });
    expect((await send([april2023, april2026])).body).toMatchObject({
      accepted: 0,
      unchanged: 2,
      rejected: [],
    });
    expect(await recorded()).toMatchObject([
      { unitId: service.unitId, month: '2023-04', setVersion: 1, printedFigure: 80 },
      { month: '2026-04', setVersion: 2, counts: { overall: [12, 21, 131, 410, 450] }, printedFigure: 84 },
    ]);
  });

  it('refuses bad lines by their place and keeps the good ones', async () => {
    const { body } = await send([
      line('2023-05', [1, 0, 0, 0, 1]),
      { ...april2023, unitCode: 'UK-OPG' },
      line('2023-05', [2, 0, 0, 0, 1]),
      line('2023-06', [0, 0, 0, 0, 0]),
    ]);
    expect(body).toMatchObject({ read: 4, accepted: 1, unchanged: 0 });
    expect(body.rejected.map((row: { line: number; code: string }) => [row.line, row.code])).toEqual([
      [2, 'unit-unknown'],
      [3, 'tally-differs'],
      [4, 'tally-empty'],
    ]);
  });

  it('knows no set it was never told of', async () => {
    expect(await send([april2023], { setCode: 'nobody' })).toMatchObject({
      status: 422,
      body: { code: 'set-unknown', title: 'Không có bộ tiêu chí nobody.' },
    });
  });
});
