import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { LaneFullError, RatingLane } from './rating-lane.js';

const options = { lanes: 1, nextLaneFrom: 1, largestBatch: 3, longestQueue: 5 };

/** Work that waits for `release` and remembers the batches it was given. */
function heldWork() {
  const batches: number[][] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const work = async (batch: readonly number[]): Promise<number[]> => {
    batches.push([...batch]);
    await held;
    if (batch.includes(13)) throw new Error('unlucky');
    return batch.map((n) => n * 10);
  };
  return { batches, work, release: () => release() };
}

describe('RatingLane', () => {
  it('gathers what comes in one turn and meanwhile, and answers each with its own result', async () => {
    const { batches, work, release } = heldWork();
    const lane = new RatingLane(work, options);
    const first = [1, 2].map((n) => lane.add(n));
    await nextTurn();
    const later = [3, 4, 5, 6].map((n) => lane.add(n));
    release();
    expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50, 60]);
    expect(batches).toEqual([[1, 2], [3, 4, 5], [6]]);
  });

  it('opens a further lane only for many, and never more than it has', async () => {
    const { batches, work, release } = heldWork();
    const lane = new RatingLane(work, { ...options, lanes: 2, nextLaneFrom: 2 });
    const results: Promise<number>[] = [];
    for (const added of [[1], [2], [3], [4, 5]]) {
      results.push(...added.map((n) => lane.add(n)));
      await nextTurn();
    }
    expect(batches).toEqual([[1], [2, 3]]);
    release();
    expect(await Promise.all(results)).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([[1], [2, 3], [4, 5]]);
  });

  it('lets a bad job fail alone', async () => {
    const { work, release } = heldWork();
    const lane = new RatingLane(work, options);
    const results = Promise.allSettled([1, 2, 13, 4].map((n) => lane.add(n)));
    release();
    expect((await results).map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('refuses when the queue is full and recovers', async () => {
    const { work, release } = heldWork();
    const lane = new RatingLane(work, options);
    const first = [1, 2, 3, 4, 5].map((n) => lane.add(n));
    await expect(lane.add(6)).rejects.toBeInstanceOf(LaneFullError);
    release();
    await Promise.all(first);
    expect(await lane.add(7)).toBe(70);
  });
});
