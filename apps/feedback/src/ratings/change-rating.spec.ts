import { describe, expect, it } from '@jest/globals';
import { addDays } from '@namkhong/domain';
import fc from 'fast-check';
import type { Rating } from './cast-rating.js';
import { changeableUntil, refusalOf, reviseRating } from './change-rating.js';

const rating: Rating = {
  ratingId: 'a7f4b3de-6c1f-4a7e-9a55-0d6f3a1b2c4d',
  unitId: '0199c0de-0000-7000-8000-000000000001',
  officialId: '0199c0de-0000-7000-8000-000000000002',
  servicePoint: null,
  procedureGroup: 'land',
  outcome: 'approved',
  channel: 'web',
  assurance: 'ballot',
  day: '2026-11-23',
  setCode: 'sipas',
  setVersion: 1,
  levels: { access: 4, official: 5 },
  illustrative: false,
};
const stored = { rating, revision: 0, withdrawn: false };
const asked = {
  criteria: ['access', 'official'].map((code) => ({ code, question: { vi: code, en: code } })),
};

describe('reviseRating', () => {
  it('replaces the answers and nothing else, and counts the change', () => {
    expect(reviseRating({ ...stored, revision: 2 }, { access: 1 }, asked, '2026-11-24')).toEqual({
      kind: 'revised',
      rating: { ...rating, levels: { access: 1 } },
      revision: 3,
    });
  });

  it('takes the same answers again for no change', () => {
    const same = { official: 5, access: 4 };
    expect(reviseRating(stored, same, asked, '2026-11-24')).toEqual({ kind: 'unchanged' });
  });

  it('holds for seven days after the day of the rating, and no longer', () => {
    expect(changeableUntil(rating.day)).toBe('2026-11-30');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const today = addDays(rating.day, days);
        expect(refusalOf(stored, today)).toBe(days <= 7 ? undefined : 'change-too-late');
      }),
    );
  });

  it('never changes what was withdrawn', () => {
    const revision = reviseRating({ ...stored, withdrawn: true }, { access: 1 }, asked, '2026-11-24');
    expect(revision).toEqual({ kind: 'refused', reason: 'rating-withdrawn' });
  });

  it('names what was not asked; of a message only the one answer can be changed', () => {
    expect(reviseRating(stored, { overall: 3 }, asked, '2026-11-24')).toMatchObject({
      criteria: ['overall'],
    });
    const bySms = { ...stored, rating: { ...rating, channel: 'sms' as const, levels: { overall: 2 } } };
    expect(reviseRating(bySms, { overall: 3 }, asked, '2026-11-24')).toMatchObject({ kind: 'revised' });
    expect(reviseRating(bySms, { access: 3 }, asked, '2026-11-24')).toMatchObject({ criteria: ['access'] });
  });
});
