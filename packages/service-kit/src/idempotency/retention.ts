/** How long a stored answer is replayed, in ms. */
const retention = 24 * 3_600_000;

/** The oldest hour whose stored answers still count. */
export function retainedSince(now: Date): Date {
  return new Date(now.getTime() - retention);
}
