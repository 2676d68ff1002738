import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeDeltas, negateDeltas, type CellDeltas } from './cell-deltas.js';
import { foldRating, type Rating } from './fold-rating.js';
import { foldTally } from './fold-tally.js';
import { ratingOf } from '../testing/fixtures.js';

const question = { vi: 'Câu hỏi', en: 'Question' };
const set = {
  criteria: [
    { code: 'access', weight: 3000, question },
    { code: 'official', weight: 5000, question },
    { code: 'result', weight: 2000, question },
  ],
};
const units = ['0198f3a0-0000-7000-8000-000000000001', '0198f3a0-0000-7000-8000-000000000002'];
const official = '0198f3a0-0000-7000-8000-000000000003';

const rating: Rating = ratingOf(
  { unitId: units[0] ?? '' },
  { result: 2, access: 5, official: 3 },
  { officialId: official },
);

const level = fc.integer({ min: 1, max: 5 });
const ratings: fc.Arbitrary<Rating[]> = fc.array(
  fc
    .record({
      unitId: fc.constantFrom(...units),
      officialId: fc.constantFrom(official, null),
      channel: fc.constantFrom('web' as const, 'kiosk' as const),
      day: fc.constantFrom('2026-05-17', '2026-05-18', '2026-06-01'),
      outcome: fc.constantFrom('approved' as const, 'refused' as const),
      levels: fc.record({ access: level, official: level, result: level }, { requiredKeys: ['access'] }),
    })
    .map((drawn) => ({ ...rating, ...drawn })),
  { maxLength: 12 },
);

describe('a rating folds into', () => {
  const fold = foldRating(rating, set);

  it('the sums of the day and the month, for its unit and its official', () => {
    // y = 3000·4 + 5000·2 + 2000·1
    expect(fold).toMatchObject({
      kind: 'folded',
      levels: [5, 3, 2],
      deltas: {
        days: [
          { subjectKind: 'unit', day: '2026-05-17', rated: 1, complete: 1, scoreSum: 24_000 },
          { subjectKind: 'official', subjectId: official, scoreSquares: 576_000_000 },
        ],
        months: [
          {
            month: '2026-05-01',
            stratum: 'land/approved',
            histograms: [0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
            crosses: [1, 4, 2, 8, 1, 4, 1, 4, 1, 2, 1, 2],
          },
          { subjectKind: 'official' },
        ],
      },
    });
  });

  it('an unfinished submission that counts for its answers alone', () => {
    expect(foldRating({ ...rating, officialId: null, levels: { access: 5 } }, set)).toMatchObject({
      levels: [5, 0, 0],
      deltas: { days: [{ rated: 1, complete: 0, scoreSum: 0 }], months: [{ crosses: Array(12).fill(0) }] },
    });
  });

  it('nothing at all when it answers what was not asked', () => {
    expect(foldRating({ ...rating, levels: { access: 5, parking: 1 } }, set)).toEqual({
      kind: 'refused',
      code: 'criterion-unknown',
      criteria: ['parking'],
    });
  });
});

describe('the fold', () => {
  it('gives equal cells for every order and every batching of the events', () => {
    fc.assert(
      fc.property(
        ratings,
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat()),
        (events, size, order) => {
          const shuffled = events
            .map((event) => ({ event, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ event }) => event);
          const batches = Array.from({ length: Math.ceil(events.length / size) }, (_, index) =>
            cellsOf(shuffled.slice(index * size, (index + 1) * size)),
          );
          expect(mergeDeltas(batches)).toEqual(cellsOf(events));
        },
      ),
    );
  });

  it('is undone by adding the opposite', () => {
    fc.assert(
      fc.property(ratings, ratings, (kept, undone) => {
        const after = mergeDeltas([cellsOf(kept), cellsOf(undone), negateDeltas(cellsOf(undone))]);
        expect(withoutEmpty(after)).toEqual(cellsOf(kept));
      }),
    );
  });
});

describe('a tally', () => {
  const tally = {
    tallyId: official,
    unitId: units[0] ?? '',
    channel: 'digital' as const,
    month: '2023-04',
    setCode: 'uk-opg',
    setVersion: 1,
    counts: { access: [23, 46, 153, 419, 528], result: [0, 0, 0, 0, 9] } as Record<
      string,
      [number, number, number, number, number]
    >,
    printedFigure: 80,
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
            histograms: [23, 46, 153, 419, 528, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9],
            crosses: Array(12).fill(0),
          },
        ],
      },
    });
  });

  it('with a criterion nobody asked for adds nothing', () => {
    expect(foldTally({ ...tally, counts: { parking: [1, 1, 1, 1, 1] } }, set)).toMatchObject({
      kind: 'refused',
      criteria: ['parking'],
    });
  });
});

function cellsOf(events: readonly Rating[]): CellDeltas {
  return mergeDeltas(
    events.map((event) => {
      const fold = foldRating(event, set);
      if (fold.kind === 'refused') throw new Error(fold.code);
      return fold.deltas;
    }),
  );
}

/** `-0` and `0` are one count, and a cell of nothing is no cell. */
function withoutEmpty({ days, months }: CellDeltas): CellDeltas {
  return { days: days.filter(({ rated }) => rated !== 0), months: months.filter(({ rated }) => rated !== 0) };
}
