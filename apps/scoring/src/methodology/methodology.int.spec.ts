import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { criteriaSetPublishedV1 } from '@namkhong/contracts';
import { setOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('POST criteria-sets', () => {
  let scoring: StartedScoring;

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
  });
  afterAll(() => scoring.stop());
  const publish = (set: object) => scoring.post('committee-office', 'criteria-sets', set);
  const announced = () => scoring.published(criteriaSetPublishedV1);

  it('refuses weights that add up to 9999, and keeps and announces nothing', async () => {
    expect(await publish(setOf({ attitude: 5000, result: 4999 }))).toMatchObject({
      status: 422,
      body: {
        code: 'weights-sum-invalid',
        title: 'Tổng trọng số là 9999, phải là 10000 (phần vạn).',
        sum: 9999,
      },
    });
    expect((await scoring.get(null, 'criteria-sets/sipas')).body).toMatchObject({
      code: 'criteria-set-unknown',
    });
    expect(await announced()).toEqual([]);
  });

  it('takes versions that a publisher already applied, each later than the one before', async () => {
    const set = (effectiveFrom: string) =>
      setOf({ overall: 10_000 }, { setCode: 'uk-opg', effectiveFrom, headline: 'top-two-box' });
    expect(await publish(set('2021-03-01'))).toMatchObject({ status: 201, body: { version: 1 } });
    expect(await publish(set('2026-04-01'))).toMatchObject({ status: 201, body: { version: 2 } });
    expect(await publish(set('2026-04-01'))).toMatchObject({
      status: 422,
      body: { code: 'effective-from-not-later', previous: '2026-04-01' },
    });
    expect((await announced()).map(({ data, key }) => [key, data.version, data.effectiveFrom])).toEqual([
      ['uk-opg', 1, '2021-03-01'],
      ['uk-opg', 2, '2026-04-01'],
    ]);
    expect((await scoring.get(null, 'criteria-sets/uk-opg')).body).toMatchObject({
      version: 2,
      criteria: [{ code: 'overall', weight: 10_000 }],
      lowRule: { thresholdCenti: 6000, minimumUnitRatings: 100 },
    });
    expect((await scoring.get(null, 'criteria-sets')).body.items).toHaveLength(1);
  });

  it('names in the sentence the criteria that stand there twice', async () => {
    const set = setOf({ attitude: 5000, result: 5000 });
    const criteria = [...set.criteria, ...set.criteria];
    expect((await publish({ ...set, criteria })).body).toMatchObject({
      code: 'criterion-repeated',
      title: 'Mã tiêu chí bị lặp: attitude, result.',
    });
  });

  it('is published in advance, and every change of it can be read', async () => {
    const coming = { setCode: 'coming', retrospective: false } as const;
    expect(
      await publish(setOf({ overall: 10_000 }, { ...coming, effectiveFrom: '2026-11-23' })),
    ).toMatchObject({
      status: 422,
      body: { code: 'effective-from-not-in-advance', earliest: '2026-11-24' },
    });
    const first = await publish(setOf({ overall: 10_000 }, { ...coming, effectiveFrom: '2027-01-01' }));
    expect(first).toMatchObject({ status: 201, body: { version: 1 } });
    const lowRule = { ...first.body.lowRule, thresholdCenti: 6500 };
    await publish(setOf({ overall: 10_000 }, { ...coming, effectiveFrom: '2027-04-01', lowRule }));
    expect((await scoring.get(null, 'criteria-sets/coming/versions')).body.items).toMatchObject([
      { set: { version: 1 }, publishedAt: '2026-11-23T03:00:00.000Z', inAdvance: true, change: null },
      {
        set: { version: 2, lowRule: { thresholdCenti: 6500 }, overallWeights: { rating: 7000 } },
        inAdvance: true,
        change: { comparable: true },
      },
    ]);
    const on = async (day: string) => (await scoring.get(null, `criteria-sets/coming?on=${day}`)).body;
    expect(await on('2027-03-31')).toMatchObject({ version: 1 });
    expect(await on('2027-04-01')).toMatchObject({ version: 2 });
    expect(await on('2026-12-31')).toMatchObject({ code: 'criteria-set-not-in-force', status: 404 });
    expect((await scoring.get(null, 'criteria-sets/nobody/versions')).body).toMatchObject({
      code: 'criteria-set-unknown',
    });
  });

  it('numbers two versions that come at once 1 and 2', async () => {
    const answers = await Promise.all(
      ['2026-01-01', '2026-02-01', '2026-03-01'].map((effectiveFrom) =>
        publish(setOf({ overall: 10_000 }, { setCode: 'at-once', effectiveFrom })),
      ),
    );
    const versions = answers.filter(({ status }) => status === 201).map(({ body }) => body.version as number);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.toSorted()).toEqual(versions.map((_, index) => index + 1));
    expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual(
      answers.slice(versions.length).map(() => 'effective-from-not-later'),
    );
  });

  it.each(['analyst', 'operator', 'unit-head'] as const)('is not for a %s', async (role) => {
    expect(await scoring.post(role, 'criteria-sets', setOf({ overall: 10_000 }))).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
  });
});
