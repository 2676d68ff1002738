import { describe, expect, it } from '@jest/globals';
import { BatchWork } from './batch-work.js';

describe('BatchWork', () => {
  it('takes what came meanwhile as the next batch, in order and no more than the limit', async () => {
    const batches: (readonly number[])[] = [];
    const work = new BatchWork<number>(async (items) => {
      batches.push(items);
      await Promise.resolve();
    }, 3);
    await Promise.all([1, 2, 3, 4, 5].map((item) => work.add(item)));
    await work.add(6);
    expect(batches).toEqual([[1], [2, 3, 4], [5], [6]]);
  });

  it('fails only what cannot be done', async () => {
    const done: number[] = [];
    const work = new BatchWork<number>(async (items) => {
      await Promise.resolve();
      if (items.includes(3)) throw new Error('three');
      done.push(...items);
    }, 10);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => work.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(done).toEqual([1, 2, 4]);
  });
});
