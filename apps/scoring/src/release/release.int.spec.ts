import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { figurePublishedV1, ratingCastV1 } from '@namkhong/contracts';
import { ratingsOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('what may be told of a unit', () => {
  let scoring: StartedScoring;
  let ratings = 0;
  const sizes = [9, 10, 29, 30, 99, 100];
  const units = sizes.map((size) => unitOf(`MH-${String(size).padStart(3, '0')}`));
  const growing = unitOf('MH-200');

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(...units, growing);
  });
  afterAll(() => scoring.stop());

  async function rate(unit: { unitId: string }, histogram: readonly number[]): Promise<void> {
    const cast = ratingsOf(unit, 'overall', histogram);
    await scoring.receive(ratingCastV1, ...cast);
    ratings += cast.length;
    await scoring.settled(ratings);
  }
  const figureOf = async ({ unitId }: { unitId: string }) =>
    (await scoring.get(null, `units/${unitId}/figures`)).body.figures[0];

  it('begins with ten ratings, an interval with thirty, and “rated” with a hundred', async () => {
    for (const [index, unit] of units.entries()) await rate(unit, [0, 0, 0, sizes[index] ?? 0, 0]);
    const figures = await Promise.all(units.map(figureOf));
    expect(
      figures.map(({ n, status, linear, linearInterval }) => [n, status, linear, linearInterval !== null]),
    ).toEqual([
      [null, 'suppressed', null, false],
      [10, 'indicative', '75.00', false],
      [29, 'indicative', '75.00', false],
      [30, 'indicative', '75.00', true],
      [99, 'indicative', '75.00', true],
      [100, 'rated', '75.00', true],
    ]);
  });

  it('is announced from thirty ratings on', async () => {
    const published = await scoring.published(figurePublishedV1);
    expect(published.map(({ data }) => [data.unitId, data.n, data.score])).toEqual(
      units.slice(3).map(({ unitId }, index) => [unitId, sizes[index + 3], '75.00']),
    );
  });

  it('never moves by fewer than ten people', async () => {
    const told: unknown[] = [];
    for (const histogram of [
      [0, 0, 0, 0, 9],
      [1, 0, 0, 0, 0],
      [9, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
    ]) {
      await rate(growing, histogram);
      const { n, linear, criteria } = await figureOf(growing);
      told.push([n, linear, criteria[0].n]);
    }
    expect(told).toEqual([
      [null, null, null],
      [10, '90.00', 10],
      [10, '90.00', 10],
      [20, '45.00', 20],
    ]);
  });
});
