import { describe, expect, it } from '@jest/globals';
import type { RatingEntry } from '@namkhong/domain';
import fc from 'fast-check';
import { countedEntry, isSameState, joinStates, UNDECIDED, type RatingState } from './rating-state.js';

const entry: RatingEntry = {
  unitId: 'mot',
  officialId: 'can-bo',
  day: '2026-05-17',
  setCode: 'sipas',
  setVersion: 1,
  assurance: 'ballot',
  channel: 'web',
  stratum: 'land/approved',
  levels: [5, 3],
  illustrative: false,
};
const nothing: RatingState = {
  ratingId: 'phieu',
  unitId: 'mot',
  content: null,
  cast: null,
  withdrawal: null,
  standing: UNDECIDED,
};
const castAs = (levels: number[]): RatingState => ({
  ...nothing,
  content: { revision: 0, entry: { ...entry, levels } },
  cast: { partition: 3, offset: 7n },
});
const revised = (revision: number, levels: number[]): RatingState => ({
  ...nothing,
  content: { revision, entry: { ...entry, levels } },
});
const withdrawn = (withdrawal: number): RatingState => ({ ...nothing, withdrawal });
const decided = (
  sequence: number,
  standing: 'counted' | 'quarantined' | 'excluded',
  rule: string,
): RatingState => ({ ...nothing, standing: { standing, sequence, rule } });

function heard(...events: RatingState[]): RatingState {
  const [first = nothing, ...rest] = events;
  return rest.reduce((known, told) => {
    const joined = joinStates(known, told);
    if (joined.kind === 'refused') throw new Error(joined.code);
    return joined.state;
  }, first);
}

describe('a rating', () => {
  it('counts as it was revised last', () => {
    expect(countedEntry(heard(castAs([5, 3]), revised(2, [1, 1]), revised(1, [2, 2])))).toMatchObject({
      levels: [1, 1],
    });
  });

  it('counts no more once withdrawn, however late its revisions come', () => {
    expect(countedEntry(heard(withdrawn(2), castAs([5, 3]), revised(1, [4, 4])))).toBeNull();
  });

  it('counts neither while in quarantine nor when excluded, and again when restored', () => {
    const quarantined = heard(castAs([5, 3]), decided(1, 'quarantined', 'q'));
    expect(countedEntry(quarantined)).toBeNull();
    expect(countedEntry(heard(quarantined, decided(2, 'excluded', 'review')))).toBeNull();
    const restored = heard(quarantined, decided(3, 'counted', 'review'), decided(2, 'excluded', 'review'));
    expect(countedEntry(restored)).toEqual(entry);
  });

  it('of which only a decision is known counts for nothing', () => {
    expect(countedEntry(decided(1, 'counted', 'review'))).toBeNull();
  });

  it.each([
    { unitId: 'hai' },
    { officialId: null },
    { day: '2026-05-18' },
    { setVersion: 2 },
    { setCode: 'khac' },
  ])('cannot be moved by a revision to %j', (change) => {
    const moved = { ...nothing, content: { revision: 1, entry: { ...entry, ...change } } };
    const refused = { kind: 'refused', code: 'revision-moves-rating' };
    expect(joinStates(castAs([5, 3]), moved)).toEqual(refused);
    expect(joinStates(moved, castAs([5, 3]))).toEqual(refused);
  });

  it('is in the end the same whatever was heard of first, second or twice', () => {
    const level = fc.integer({ min: 0, max: 5 });
    /** One number is told with one content only, as its producer locks the rating. */
    const revisions = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), level, level), {
      selector: ([revision]) => revision,
    });
    const decisions = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('counted' as const, 'quarantined' as const, 'excluded' as const),
      ),
      { selector: ([sequence]) => sequence },
    );
    const told = fc
      .tuple(revisions, decisions, fc.option(fc.integer({ min: 1, max: 5 })))
      .map(([ofRating, ofReview, withdrawal]) => [
        castAs([5, 3]),
        ...ofRating.map(([revision, a, b]) => revised(revision, [a, b])),
        ...ofReview.map(([sequence, standing]) => decided(sequence, standing, 'review')),
        ...(withdrawal === null ? [] : [withdrawn(withdrawal)]),
      ]);
    const order = told.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
      ),
    );
    fc.assert(
      fc.property(order, ([events, shuffled]) => {
        const [one, other] = [heard(...events), heard(...shuffled)];
        expect(other).toEqual(one);
        expect(isSameState(heard(one, ...shuffled), one)).toBe(true);
      }),
    );
  });
});
