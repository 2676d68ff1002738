import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RebuildView } from '@namkhong/contracts/http/scoring-rebuild';
import { AnsweringPlatform } from '../testing/answering-platform.js';

// The command asks once a second.
jest.setTimeout(30_000);

const rebuildId = '0198f3a0-0000-7000-8000-000000000001';
const path = '/api/scoring/v1/rebuilds';
const waiting: RebuildView = {
  rebuildId,
  state: 'waiting',
  requestedAt: '2026-10-05T03:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  attempts: 0,
  records: 0,
  replayed: 0,
  refused: 0,
  differences: null,
  failure: null,
};
const running: RebuildView = {
  ...waiting,
  state: 'running',
  startedAt: '2026-10-05T03:00:01.000Z',
  attempts: 1,
};
const ended = { ...running, finishedAt: '2026-10-05T03:01:00.000Z', records: 300, replayed: 300 };

describe('nk scoring rebuild', () => {
  let platform: AnsweringPlatform;
  beforeAll(async () => {
    platform = await AnsweringPlatform.start();
  });
  afterAll(() => platform.stop());

  const rebuild = () => platform.run(['scoring', 'rebuild']);
  const finds = (...views: readonly RebuildView[]) =>
    platform.willAnswer(
      ...[waiting, ...views].map((json) => ({ status: json === waiting ? 202 : 200, json })),
    );

  it('asks for one, follows it to its end, and says that what was kept is equal', async () => {
    const halfway = { ...running, records: 300, replayed: 149 };
    finds(halfway, halfway, {
      ...ended,
      refused: 2,
      state: 'equal',
      differences: { rating: 0, day_cell: 0, month_cell: 0 },
    });
    expect(await rebuild()).toBeUndefined();
    expect(platform.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${path}`,
      ...[1, 2, 3].map(() => `GET ${path}/${rebuildId}`),
    ]);
    // What did not change is not told twice.
    expect(platform.printed).toEqual([
      `rebuild ${rebuildId}`,
      'running: 149 of 300 records, 49 %',
      'equal: 300 of 300 records, 100 %',
      '300 records, 2 of them never to be folded: equal to what was kept (rating 0, day_cell 0, month_cell 0)',
    ]);
  });

  it('names the tables of which rows differed and were put right, and how often it began', async () => {
    finds({
      ...ended,
      attempts: 2,
      state: 'corrected',
      differences: { rating: 1, day_cell: 0, month_cell: 3 },
    });
    expect(await rebuild()).toBeUndefined();
    expect(platform.printed).toEqual([
      `rebuild ${rebuildId}`,
      'corrected: 300 of 300 records, 100 %, begun 2 times',
      '300 records, 0 of them never to be folded: corrected; rows that differed (rating 1, day_cell 0, month_cell 3)',
    ]);
  });

  it('does not end well where it failed, and says why and that nothing was changed', async () => {
    finds({ ...ended, replayed: 12, state: 'failed', failure: 'the log begins at 40, not at 0' });
    expect(await rebuild()).toBe('the rebuild failed, nothing was changed: the log begins at 40, not at 0');
    expect(platform.printed).toEqual([`rebuild ${rebuildId}`, 'failed: 12 of 300 records, 4 %']);
  });

  it('does not end well where another is running or the account may not', async () => {
    platform.willAnswer({
      status: 409,
      json: { type: 'about:blank', title: 'Đang dựng lại.', status: 409, code: 'rebuild-running' },
    });
    expect(await rebuild()).toBe('409 rebuild-running: Đang dựng lại.');
    platform.willAnswer({
      status: 403,
      json: { type: 'about:blank', title: 'Không được phép.', status: 403, code: 'forbidden' },
    });
    expect(await rebuild()).toBe('403 forbidden: Không được phép.');
    expect(platform.asked).toHaveLength(1);
    expect(platform.printed).toEqual([]);
  });

  it('does not take another answer for a rebuild', async () => {
    platform.willAnswer({ status: 202, json: { ...waiting, state: 'differs' } });
    expect(await rebuild()).toMatch(/state/);
    expect(platform.printed).toEqual([]);
  });
});
