import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const pool = Buffer.alloc(16 * 256);
let taken = pool.length;

/**
 * A UUIDv7 of an instant, of now where none is given. Random bytes are fetched for 256 ids at once: one at a time they are
 * the dearest part of an id. Two ids of one millisecond are in no order.
 */
export function timeOrderedId(msecs = Date.now()): string {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  const random = pool.subarray(taken, (taken += 16));
  return v7({ msecs, random });
}
