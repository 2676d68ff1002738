import { describe, expect, it } from '@jest/globals';
import { lastTwelveMonths } from './last-twelve-months.js';

describe('lastTwelveMonths', () => {
  it.each([
    ['2026-11-26T03:00:00Z', '2025-11', '2026-10'],
    ['2026-01-05T03:00:00Z', '2025-01', '2025-12'],
    // In Vietnam the new month has begun.
    ['2026-02-28T17:30:00Z', '2025-03', '2026-02'],
  ])('before %s', (now, from, to) => {
    expect(lastTwelveMonths(new Date(now))).toEqual({ from, to });
  });
});
