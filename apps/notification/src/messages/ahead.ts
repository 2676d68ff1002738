/** How many messages the dispatcher holds, at least and at most. */
export const bounds = { least: 50, most: 500 } as const;

/** Where half of them leaves faster there may be more, in milliseconds. */
const soonMs = 500;
/** Where half of them takes longer there are too many: whatever is held when a dispatcher dies is `unknown`. */
const lateMs = 2_000;

/**
 * How many messages to hold from now on, attempts begun and not yet ended: enough that the window never runs empty while the
 * next are fetched, few enough that they leave within seconds.
 *
 * @param held as many as were held so far
 * @param ms how long half of them took to leave
 */
export function nextAhead(held: number, ms: number): number {
  if (ms < soonMs) return Math.min(bounds.most, held * 2);
  if (ms > lateMs) return Math.max(bounds.least, Math.floor(held / 2));
  return held;
}
