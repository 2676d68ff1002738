import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnsweringPlatform } from '../testing/answering-platform.js';

const both = (text: string) => ({ vi: text, en: text });
const items = [
  { rule: 'ballots-over', what: both('Ballots'), basis: null, days: 30, rows: 12, oldest: '2026-10-20' },
  {
    rule: 'reports-formal',
    what: both('Reports'),
    basis: both('Circular 10'),
    days: 5479,
    rows: 0,
    oldest: null,
  },
];

describe('nk retention', () => {
  let platform: AnsweringPlatform;
  beforeAll(async () => (platform = await AnsweringPlatform.start()));
  afterAll(() => platform.stop());

  it.each([[['show']], [['run', '--dry-run']]])('%s: says what would go, and by what right', async (args) => {
    platform.willAnswer({ status: 200, json: { dryRun: true, day: '2026-11-23', items } });
    expect(await platform.run(['retention', ...args])).toBeUndefined();
    expect(platform.asked).toEqual([
      { method: 'POST', url: '/api/feedback/v1/retention/runs?dryRun=true', body: '{}' },
    ]);
    expect(platform.printed).toEqual([
      'Dry run, nothing destroyed: 12 rows are over on 2026-11-23',
      'ballots-over  after 30 days  12 rows, the oldest of 2026-10-20',
      '  Ballots',
      'reports-formal  after 5479 days  0 rows',
      '  Reports',
      '  Basis: Circular 10',
    ]);
  });

  it('run: destroys, and says what went', async () => {
    platform.willAnswer({ status: 200, json: { dryRun: false, day: '2026-11-23', items } });
    expect(await platform.run(['retention', 'run'])).toBeUndefined();
    expect(platform.asked[0]?.url).toBe('/api/feedback/v1/retention/runs?dryRun=false');
    expect(platform.printed[0]).toBe('12 rows went on 2026-11-23');
  });

  it('is refused by its code to whoever may not', async () => {
    const refusal = { type: 'about:blank', title: 'Không được phép', status: 403, code: 'forbidden' };
    platform.willAnswer({ status: 403, json: refusal });
    expect(await platform.run(['retention', 'run'])).toBe('403 forbidden: Không được phép');
  });
});
