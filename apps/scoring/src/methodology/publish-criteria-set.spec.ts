import { describe, expect, it } from '@jest/globals';
import { criteriaSetRequest } from '@namkhong/contracts/http/scoring';
import { publishCriteriaSet, type CriteriaSetRequest } from './publish-criteria-set.js';
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

const publish = (set: CriteriaSetRequest, latest: Parameters<typeof publishCriteriaSet>[1]) =>
  publishCriteriaSet(set, latest, '2025-12-15');

describe('publishing a criteria set', () => {
  it('numbers versions from 1', () => {
    const first = publish(request([10_000]), undefined);
    expect(first).toMatchObject({ kind: 'published', set: { version: 1 } });
    const second = publish(request([4000, 6000]), { version: 1, effectiveFrom: '2025-12-31' });
    expect(second).toMatchObject({ kind: 'published', set: { version: 2 } });
  });

  it.each([
    [[5000, 4999], 9999],
    [[5000, 5001], 10_001],
  ])('weights %j are refused with their sum', (weights, sum) => {
    expect(publish(request(weights), undefined)).toEqual({
      kind: 'refused',
      reason: { code: 'weights-sum-invalid', sum, expected: 10_000 },
    });
  });

  it('names the criteria that stand there twice', () => {
    expect(publish(request([5000, 5000], ['access', 'access']), undefined)).toEqual({
      kind: 'refused',
      reason: { code: 'criterion-repeated', criteria: ['access'] },
    });
  });

  it.each(['2026-01-01', '2026-01-02'])('does not take effect on or before a version of %s', (previous) => {
    const decision = publish(request([10_000]), { version: 1, effectiveFrom: previous });
    expect(decision).toEqual({ kind: 'refused', reason: { code: 'effective-from-not-later', previous } });
  });
});

describe('a version', () => {
  const set = { ...request([6000, 4000]), effectiveFrom: '2025-12-15' };
  const refused = (change: Partial<CriteriaSetRequest>) => {
    const decision = publish({ ...set, effectiveFrom: '2025-12-16', ...change }, undefined);
    return decision.kind === 'refused' ? decision.reason : null;
  };

  it('is published before it takes effect, unless it is history or fiction', () => {
    expect(publish(set, undefined)).toEqual({
      kind: 'refused',
      reason: {
        code: 'effective-from-not-in-advance',
        effectiveFrom: '2025-12-15',
        earliest: '2025-12-16',
      },
    });
    expect(refused({})).toBeNull();
    for (const change of [{ retrospective: true }, { illustrative: true }]) {
      expect(publish({ ...set, ...change }, undefined).kind).toBe('published');
    }
  });

  it('weighs officials by all criteria or by none, whole', () => {
    const [first, second] = set.criteria;
    if (!first || !second) throw new Error('two criteria');
    expect(refused({ criteria: [{ ...first, officialWeight: 0 }, second] })).toEqual({
      code: 'official-weights-incomplete',
      criteria: ['c1'],
    });
    const weighed = (a: number, b: number) => ({
      criteria: [
        { ...first, officialWeight: a },
        { ...second, officialWeight: b },
      ],
    });
    expect(refused(weighed(0, 9999))).toEqual({
      code: 'other-weights-sum-invalid',
      weights: 'official',
      sum: 9999,
      expected: 10_000,
    });
    expect(refused(weighed(0, 10_000))).toBeNull();
  });

  it.each<[Partial<CriteriaSetRequest>, string]>([
    [{ overallWeights: { rating: 7000, onTime: 2000, integrity: 999 } }, 'overall'],
    [{ channelShares: { web: 5000, kiosk: 5001 } }, 'channel'],
  ])('is refused with %j', (change, weights) => {
    expect(refused(change)).toMatchObject({ code: 'other-weights-sum-invalid', weights });
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
