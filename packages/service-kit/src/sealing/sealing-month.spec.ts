import { describe, expect, it } from '@jest/globals';
import { dueSealingMonths, sealingMonth } from './sealing-month.js';

describe('sealingMonth', () => {
  it('begins and ends at midnight in Vietnam, and its key lives sixty days longer', () => {
    expect(sealingMonth('notification', '2026-11')).toEqual({
      keyId: 'notification-2026-11',
      validFrom: '2026-10-31T17:00:00.000Z',
      validTo: '2026-11-30T17:00:00.000Z',
      destroyedAt: '2027-01-29T17:00:00.000Z',
    });
  });
});

describe('dueSealingMonths', () => {
  it.each([
    ['2026-11-30T16:59:59Z', ['feedback-2026-11', 'feedback-2026-12']],
    ['2026-11-30T17:00:00Z', ['feedback-2026-12', 'feedback-2027-01']],
  ])('at %s are this month and the next', (now, ids) => {
    expect(dueSealingMonths('feedback', new Date(now)).map(({ keyId }) => keyId)).toEqual(ids);
  });

  it('leave no moment without a key', () => {
    const [first, second] = dueSealingMonths('feedback', new Date('2026-11-26T00:00:00Z'));
    expect(second?.validFrom).toBe(first?.validTo);
  });
});
