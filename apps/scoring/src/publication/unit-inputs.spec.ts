import { describe, expect, it } from '@jest/globals';
import type { ReleasedCell } from '../release/released-cells.reader.js';
import type { MonthCell } from './subject-cells.repository.js';
import { holdsWhatCounts } from './unit-inputs.js';

const month = '2026-07-01';

/** What was told of one criterion in a month: how many of each level. */
function told(histograms: readonly bigint[], change: Partial<ReleasedCell> = {}): ReleasedCell {
  const rated = histograms.reduce((sum, count) => sum + count, 0n);
  return {
    ...{ unitId: 'ward', units: [], month, setCode: 'sipas', setVersion: 1, assurance: 'ballot' },
    ...{ channels: ['web'], wholeQuarter: false, snapshots: [], illustrative: false },
    content: { rated, histograms, crosses: [], days: [] },
    releasedAt: new Date(0),
    ...change,
  };
}

function counted(histograms: readonly bigint[], change: Partial<MonthCell> = {}): MonthCell {
  const rated = histograms.reduce((sum, count) => sum + count, 0n);
  return {
    ...{ subjectId: 'ward', month, setVersion: 1, channel: 'web', stratum: 'land/approved' },
    ...{ rated, histograms, crosses: [], illustrative: false },
    ...change,
  };
}

describe('what is told of a unit holds nobody who no longer counts', () => {
  it.each<[string, readonly ReleasedCell[], readonly MonthCell[], boolean]>([
    ['where nothing is told', [], [counted([1n, 0n, 0n, 0n, 0n])], true],
    ['where it is what counts', [told([6n, 0n, 0n, 0n, 6n])], [counted([6n, 0n, 0n, 0n, 6n])], true],
    ['where some came since', [told([6n, 0n, 0n, 0n, 6n])], [counted([6n, 1n, 0n, 0n, 6n])], true],
    ['not where some left', [told([6n, 0n, 0n, 0n, 6n])], [counted([6n, 0n, 0n, 0n, 5n])], false],
    [
      'not where as many left with one answer as came with another',
      [told([6n, 0n, 0n, 0n, 6n])],
      [counted([6n, 0n, 0n, 1n, 5n])],
      false,
    ],
    [
      'where a remainder took back what left',
      [told([6n, 0n, 0n, 0n, 6n]), told([-6n, 0n, 0n, 0n, 9n], { wholeQuarter: true })],
      [counted([0n, 0n, 0n, 0n, 8n]), counted([0n, 0n, 0n, 0n, 7n], { channel: 'sms' })],
      true,
    ],
    ['not where all of a month left', [told([6n, 0n, 0n, 0n, 6n])], [], false],
    [
      'not where another month has as many',
      [told([6n, 0n, 0n, 0n, 6n])],
      [counted([6n, 0n, 0n, 0n, 6n], { month: '2026-08-01' })],
      false,
    ],
    [
      'whatever was told of several units together',
      [told([6n, 0n, 0n, 0n, 6n], { units: ['ward', 'other'] })],
      [],
      true,
    ],
  ])('%s', (_, blocks, cells, expected) => {
    expect(holdsWhatCounts(blocks, cells)).toBe(expected);
  });
});
