import { describe, expect, it } from '@jest/globals';
import { foldEntry } from './cell-sums.js';
import { contentOfDeltas } from './content-of-deltas.js';
import { foldTally } from './fold-tally.js';
import { entryOf, type SubmittedRating } from './rating-entry.js';

const set = {
  criteria: [
    { code: 'access', weight: 3000 },
    { code: 'official', weight: 5000 },
    { code: 'result', weight: 2000 },
  ],
};
const [unit, official] = ['don-vi', 'can-bo'];
const rating: SubmittedRating = {
  unitId: unit,
  officialId: official,
  procedureGroup: 'land',
  outcome: 'approved',
  channel: 'web',
  assurance: 'ballot',
  day: '2026-05-17',
  setCode: 'sipas',
  setVersion: 1,
  levels: { result: 2, access: 5, official: 3 },
  illustrative: true,
};

function foldOf(change: Partial<SubmittedRating> = {}, of = set) {
  const read = entryOf({ ...rating, ...change }, of);
  if (read.kind === 'refused') throw new Error(read.criteria.join());
  return foldEntry(read.entry, of);
}

describe('a rating folds into', () => {
  it('the sums of the day and the month, for its unit and its official', () => {
    // y = 3000·4 + 5000·2 + 2000·1
    const sums = { rated: 1, straightLined: 0, complete: 1, scoreSum: 24_000, scoreSquares: 576_000_000 };
    const month = {
      month: '2026-05-01',
      stratum: 'land/approved',
      rated: 1,
      illustrative: 1,
      histograms: [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
      crosses: [1, 4, 2, 8, 1, 4, 1, 4, 1, 2, 1, 2],
    };
    expect(foldOf()).toMatchObject({
      days: [
        { subjectKind: 'official', subjectId: official, day: '2026-05-17', ...sums },
        { subjectKind: 'unit', subjectId: unit, day: '2026-05-17', ...sums },
      ],
      months: [
        { subjectKind: 'official', subjectId: official, ...month },
        { subjectKind: 'unit', subjectId: unit, ...month },
      ],
    });
  });

  it('an unfinished submission that counts for its answers alone', () => {
    expect(foldOf({ officialId: null, levels: { access: 5 }, outcome: null })).toMatchObject({
      days: [{ rated: 1, complete: 0, scoreSum: 0, straightLined: 0 }],
      months: [{ stratum: 'land/unknown', crosses: Array(12).fill(0) }],
    });
  });

  it('a straight line where every criterion got the same answer', () => {
    const [day] = foldOf({ officialId: null, levels: { access: 4, official: 4, result: 4 } }).days;
    expect(day).toMatchObject({ straightLined: 1, scoreSum: 30_000 });
  });

  it('an official’s own record by the official’s own weights, whatever the building deserved', () => {
    const own = {
      criteria: [
        { code: 'access', weight: 3000, officialWeight: 0 },
        { code: 'official', weight: 5000, officialWeight: 7000 },
        { code: 'result', weight: 2000, officialWeight: 3000 },
      ],
    };
    // For the unit 3000·0 + 5000·2 + 2000·1; for the official 7000·2 + 3000·1.
    expect(foldOf({ levels: { access: 1, official: 3, result: 2 } }, own).days).toMatchObject([
      { subjectKind: 'official', complete: 1, scoreSum: 17_000 },
      { subjectKind: 'unit', complete: 1, scoreSum: 12_000 },
    ]);
    // Nobody waits for an answer that has no weight.
    expect(foldOf({ levels: { official: 3, result: 2 } }, own).days).toMatchObject([
      { subjectKind: 'official', complete: 1, scoreSum: 17_000 },
      { subjectKind: 'unit', complete: 0, scoreSum: 0 },
    ]);
  });

  it('nothing at all when it answers what was not asked', () => {
    expect(entryOf({ ...rating, levels: { access: 5, parking: 1 } }, set)).toEqual({
      kind: 'refused',
      code: 'criterion-unknown',
      criteria: ['parking'],
    });
  });

  it('no cell where its answers are not those of the set', () => {
    const read = entryOf(rating, set);
    if (read.kind === 'refused') throw new Error(read.criteria.join());
    expect(() => foldEntry({ ...read.entry, levels: [5, 3] }, set)).toThrow(RangeError);
    expect(() => foldEntry({ ...read.entry, levels: [5, 3, 6] }, set)).toThrow(RangeError);
  });
});

describe('a tally', () => {
  const tally = {
    unitId: unit,
    channel: 'digital',
    month: '2023-04',
    setCode: 'uk-opg',
    setVersion: 1,
    counts: { access: [23, 46, 153, 419, 528], result: [0, 0, 0, 0, 9] },
    illustrative: false,
  };

  it('adds its histograms, as many people as its most answered criterion, and no day', () => {
    expect(foldTally(tally, set)).toMatchObject({
      kind: 'folded',
      deltas: {
        days: [],
        months: [
          {
            assurance: 'open',
            rated: 1169,
            illustrative: 0,
            histograms: [23, 46, 153, 419, 528, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9],
            crosses: Array(12).fill(0),
          },
        ],
      },
    });
  });

  it('with a criterion nobody asked for adds nothing', () => {
    expect(foldTally({ ...tally, counts: { parking: [1, 1, 1, 1, 1] } }, set)).toEqual({
      kind: 'refused',
      code: 'criterion-unknown',
      criteria: ['parking'],
    });
  });
});

describe('the content of deltas', () => {
  const ofUnit = foldOf({ officialId: null });

  it('has strata and channels added up and every day in its place', () => {
    const [day, month] = [ofUnit.days[0], ofUnit.months[0]];
    if (!day || !month) throw new Error('nothing folded');
    const other = { ...month, stratum: 'land/refused', channel: 'kiosk' };
    const content = contentOfDeltas({ days: [day], months: [month, other] }, 3);
    expect(content.rated).toBe(2n);
    expect(content.histograms).toEqual([0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0].map(BigInt));
    expect(content.crosses.slice(0, 4)).toEqual([2n, 8n, 4n, 16n]);
    expect(content.days.slice(48, 51)).toEqual([1n, 24_000n, 576_000_000n]);
    expect(content.days.filter((count) => count !== 0n)).toHaveLength(3);
  });

  it('is refused for what is not one subject’s month', () => {
    expect(() => contentOfDeltas(foldOf(), 3)).toThrow(RangeError);
    const later = foldOf({ officialId: null, day: '2026-06-01' });
    expect(() => contentOfDeltas({ days: later.days, months: ofUnit.months }, 3)).toThrow(RangeError);
  });
});
