import { describe, expect, it } from '@jest/globals';
import { criteriaSetRequest } from '@namkhong/contracts/http/scoring';
import { publishCriteriaSet } from './publish-criteria-set.js';
import { versionInForce } from './version-in-force.js';

const request = (weights: readonly number[], codes = weights.map((_, index) => `c${index}`)) =>
  criteriaSetRequest.parse({
    setCode: 'sipas',
    title: { vi: 'Bộ tiêu chí', en: 'Criteria' },
    effectiveFrom: '2026-01-01',
    legalBasis: [],
    criteria: weights.map((weight, index) => ({
      code: codes[index],
      weight,
      question: { vi: 'Câu hỏi', en: 'Question' },
    })),
  });

describe('publishing a criteria set', () => {
  it('numbers versions from 1', () => {
    const first = publishCriteriaSet(request([10_000]), undefined);
    expect(first).toMatchObject({ kind: 'published', set: { version: 1 } });
    const second = publishCriteriaSet(request([4000, 6000]), { version: 1, effectiveFrom: '2025-12-31' });
    expect(second).toMatchObject({ kind: 'published', set: { version: 2 } });
  });

  it.each([
    [[5000, 4999], 9999],
    [[5000, 5001], 10_001],
  ])('weights %j are refused with their sum', (weights, sum) => {
    expect(publishCriteriaSet(request(weights), undefined)).toEqual({
      kind: 'refused',
      reason: { code: 'weights-sum-invalid', sum, expected: 10_000 },
    });
  });

  it('names the criteria that stand there twice', () => {
    expect(publishCriteriaSet(request([5000, 5000], ['access', 'access']), undefined)).toEqual({
      kind: 'refused',
      reason: { code: 'criterion-repeated', criteria: ['access'] },
    });
  });

  it.each(['2026-01-01', '2026-01-02'])('does not take effect on or before a version of %s', (previous) => {
    const decision = publishCriteriaSet(request([10_000]), { version: 1, effectiveFrom: previous });
    expect(decision).toEqual({ kind: 'refused', reason: { code: 'effective-from-not-later', previous } });
  });
});

describe('the version in force', () => {
  const versions = [{ effectiveFrom: '2026-04-01' }, { effectiveFrom: '2021-03-01' }];

  it.each([
    ['2021-02-28', undefined],
    ['2021-03-01', '2021-03-01'],
    ['2026-03-31', '2021-03-01'],
    ['2026-04-01', '2026-04-01'],
  ])('on %s is that of %s', (day, expected) => {
    expect(versionInForce(versions, day)?.effectiveFrom).toBe(expected);
  });
});
