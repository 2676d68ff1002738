import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeDeltas, negateDeltas, NO_DELTAS, type CellDeltas } from './cell-deltas.js';
import { CellSums, foldEntry } from './cell-sums.js';
import type { RatingEntry } from './rating-entry.js';

const set = {
  criteria: [
    { code: 'access', weight: 3000, officialWeight: 0 },
    { code: 'official', weight: 5000, officialWeight: 8000 },
    { code: 'result', weight: 2000, officialWeight: 2000 },
  ],
};
const level = fc.integer({ min: 0, max: 5 });
const entry: fc.Arbitrary<RatingEntry> = fc.record({
  unitId: fc.constantFrom('mot', 'hai'),
  officialId: fc.constantFrom('can-bo', null),
  day: fc.constantFrom('2026-05-17', '2026-05-18', '2026-06-01'),
  setCode: fc.constant('sipas'),
  setVersion: fc.constantFrom(1, 2),
  assurance: fc.constantFrom('ballot' as const, 'open' as const),
  channel: fc.constantFrom('web', 'kiosk'),
  stratum: fc.constantFrom('land/approved', 'land/refused'),
  levels: fc.tuple(level, level, level),
  illustrative: fc.boolean(),
});
const entries = fc.array(entry, { maxLength: 12 });

const cellsOf = (all: readonly RatingEntry[]): CellDeltas =>
  mergeDeltas(all.map((each) => foldEntry(each, set)));

describe('cells', () => {
  it('merge in any order and any grouping', () => {
    fc.assert(
      fc.property(entries, entries, entries, (x, y, z) => {
        const [a, b, c] = [cellsOf(x), cellsOf(y), cellsOf(z)];
        expect(mergeDeltas([a, b])).toEqual(mergeDeltas([b, a]));
        expect(mergeDeltas([mergeDeltas([a, b]), c])).toEqual(mergeDeltas([a, mergeDeltas([b, c])]));
      }),
    );
  });

  it('do not change when nothing is added', () => {
    fc.assert(
      fc.property(entries, (x) => {
        expect(mergeDeltas([cellsOf(x), NO_DELTAS])).toEqual(cellsOf(x));
      }),
    );
  });

  it('are nothing when what was added is taken back', () => {
    fc.assert(
      fc.property(entries, entries, (kept, undone) => {
        expect(mergeDeltas([cellsOf(undone), negateDeltas(cellsOf(undone))])).toEqual(NO_DELTAS);
        const after = mergeDeltas([cellsOf(kept), cellsOf(undone), negateDeltas(cellsOf(undone))]);
        expect(after).toEqual(cellsOf(kept));
      }),
    );
  });

  it('are the same whether ratings are added up in place or one by one', () => {
    fc.assert(
      fc.property(entries, entries, (kept, undone) => {
        const sums = new CellSums();
        for (const each of undone) sums.add(each, set);
        for (const each of kept) sums.add(each, set);
        for (const each of undone) sums.add(each, set, -1);
        expect(sums.deltas()).toEqual(cellsOf(kept));
      }),
    );
  });

  it('count each rating once for its unit and once for its official', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { days, months } = cellsOf(all);
        const expected = all.length + all.filter(({ officialId }) => officialId !== null).length;
        expect(days.reduce((sum, { rated }) => sum + rated, 0)).toBe(expected);
        expect(months.reduce((sum, { rated }) => sum + rated, 0)).toBe(expected);
      }),
    );
  });
});
