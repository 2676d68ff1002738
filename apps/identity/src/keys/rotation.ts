const day = 24 * 3_600_000;
const signsFor = 90 * day;
/** Longer than any token lives and any service caches keys. */
const publishedAfterwards = 2 * day;

/** Whether a new key has to be made: there is none, or the newest has signed for 90 days. */
export function isDue(newest: Date | undefined, now: Date): boolean {
  return newest === undefined || now.getTime() - newest.getTime() >= signsFor;
}

/** Whether a key, given the creation times of all keys newest first, is still needed to check tokens it signed. */
export function isPublished(createdNewestFirst: readonly Date[], index: number, now: Date): boolean {
  const successor = createdNewestFirst[index - 1];
  return successor === undefined || now.getTime() - successor.getTime() < publishedAfterwards;
}
