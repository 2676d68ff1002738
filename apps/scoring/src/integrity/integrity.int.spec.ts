import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { findingExpiredV1, findingFinalisedV1, findingWithdrawnV1, ratingCastV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import { findingOf, ratingsOf, setOf, unitOf, withdrawalOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('integrity in POST query', () => {
  let scoring: StartedScoring;
  const district = unitOf('MH-00');
  const found = unitOf('MH-01', { parentId: district.unitId });
  const clean = unitOf('MH-02', { parentId: district.unitId });
  const question = {
    setCode: 'sipas',
    measures: ['n', 'integrity'],
    dimensions: ['unit'],
    grain: 'month',
    window: { from: '2026-05', to: '2026-07' },
  };
  const ofOfficial = (officialId: string) => ({
    subject: { kind: 'official' as const, unitId: found.unitId, officialId },
  });
  const months = async () => {
    const { body } = await scoring.post('analyst', 'query', question);
    const rows = body.rows as { period: string; unitId: string; integrity: object }[];
    return Object.fromEntries(
      rows.map(({ period, unitId, integrity }) => [
        `${unitId === found.unitId ? 'found' : 'clean'} ${period}`,
        integrity,
      ]),
    );
  };
  const known = (count: number) =>
    eventually(async () => {
      const rows = await scoring.sql('SELECT sum(revision)::int AS n FROM final_finding');
      expect(rows).toEqual([{ n: count }]);
    });

  beforeAll(async () => {
    scoring = await startScoring('2026-07-20T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(district, found, clean);
    const cast = [found, clean].flatMap((unit) =>
      ['2026-05-17', '2026-06-17', '2026-07-17'].flatMap((day) =>
        ratingsOf(unit, 'overall', [0, 0, 0, 0, 12], { day }),
      ),
    );
    await scoring.receive(ratingCastV1, ...cast);
    await scoring.settled(cast.length);
  });
  afterAll(() => scoring.stop());

  it('is 100 without a finding, as of the last day of each period or today', async () => {
    const none = { value: '100.00', points: 0, minor: 0, serious: 0, grave: 0 };
    expect(await months()).toEqual({
      'found 2026-05': { ...none, on: '2026-05-31' },
      'found 2026-06': { ...none, on: '2026-06-30' },
      'found 2026-07': { ...none, on: '2026-07-20' },
      'clean 2026-05': { ...none, on: '2026-05-31' },
      'clean 2026-06': { ...none, on: '2026-06-30' },
      'clean 2026-07': { ...none, on: '2026-07-20' },
    });
  });

  it('loses 5 × 9 points by the two minor violations and the serious one of golden vector V05, where they count', async () => {
    const [first, second] = [findingOf(found, 'minor'), findingOf(found, 'minor', ofOfficial(v7()))];
    // Final in June, and counted out on 15 July: in effect on the last day of June alone.
    const serious = findingOf(found, 'serious', { finalOn: '2026-06-30', expiresOn: '2026-07-15' });
    await scoring.receive(findingFinalisedV1, first, second, serious);
    await known(3);
    const expected = {
      'found 2026-05': { value: '100.00', points: 0 },
      'found 2026-06': { value: '55.00', points: 9, minor: 2, serious: 1, grave: 0 },
      'found 2026-07': { value: '80.00', points: 4, minor: 2, serious: 0, grave: 0 },
      'clean 2026-06': { value: '100.00', points: 0 },
    };
    expect(await months()).toMatchObject(expected);
    // That it is over was known from its last day; and the records of the log may come again.
    await scoring.receive(findingExpiredV1, {
      ...{ findingId: serious.findingId, revision: 1, subject: serious.subject, illustrative: true },
      ...{ expiresOn: serious.expiresOn, expiredAt: '2026-07-16T03:00:00Z' },
    });
    await scoring.receive(findingFinalisedV1, first, second);
    const third = findingOf(clean, 'minor', { finalOn: '2026-07-20' });
    await scoring.receive(findingFinalisedV1, third);
    await known(4);
    expect(await months()).toMatchObject(expected);

    await scoring.receive(findingFinalisedV1, { ...first, revision: 2, severity: 'grave' });
    await scoring.receive(findingWithdrawnV1, withdrawalOf(second, 2), withdrawalOf(third, 2));
    await known(7);
    expect(await months()).toMatchObject({
      'found 2026-06': { value: '25.00', points: 15, minor: 0, serious: 1, grave: 1 },
      'found 2026-07': { value: '50.00', points: 10, grave: 1 },
      'clean 2026-07': { value: '100.00', points: 0 },
    });
  });

  it('takes no more than 100 points, and counts for nothing what was withdrawn before it was heard of', async () => {
    const late = findingOf(clean, 'grave');
    await scoring.receive(findingWithdrawnV1, withdrawalOf(late, 2));
    await scoring.receive(
      findingFinalisedV1,
      late,
      ...['grave', 'grave', 'minor'].map((severity) =>
        findingOf(found, severity as 'grave' | 'minor', { finalOn: '2026-05-31' }),
      ),
    );
    await known(12);
    const rows = await months();
    expect(rows).toMatchObject({
      'found 2026-05': { value: '0.00', points: 22, minor: 1, grave: 2 },
      'clean 2026-06': { value: '100.00', points: 0 },
    });
  });

  it.each([
    [{ dimensions: [] }, 'measure-needs-dimension'],
    [{ dimensions: ['unit', 'channel'] }, 'measure-needs-dimension'],
    [{ dimensions: ['unit', 'criterion'] }, 'measure-needs-dimension'],
    [{ rollUp: { level: 0 } }, 'measure-needs-dimension'],
    [{ dimensions: ['unit', 'stratum'] }, 'dimensions-conflict'],
    [{ grain: 'day' }, 'dimensions-conflict'],
  ])('is not told with %j', async (change, code) => {
    expect(await scoring.post('analyst', 'query', { ...question, ...change })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('stands in files and in the data dictionary', async () => {
    const { body } = await scoring.file('analyst', 'query?format=csv', question);
    const [header, ...lines] = body
      .toString('utf8')
      .slice(1)
      .split('\r\n')
      .filter((line) => !line.startsWith('#'));
    const at = header?.split(',').indexOf('integrity') ?? -1;
    expect(header?.split(',')[at + 1]).toBe('violation_points');
    const june = lines.find((line) => line.includes(found.unitId) && line.startsWith('2026-06'));
    expect(june?.split(',').slice(at, at + 2)).toEqual(['0', '37']);
    const dictionary = await scoring.get(null, 'dictionary');
    expect(dictionary.body.entries).toContainEqual(
      expect.objectContaining({ kind: 'measure', name: 'integrity' }),
    );
  });
});
