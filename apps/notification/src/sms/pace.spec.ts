import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

/**
 * When submissions arrive at a gateway whose answers take so long, while the sender sends as often as it may with a timer
 * that fires late now and then. On the way there each takes another part of that time.
 */
function arrivals(
  perSecond: number,
  { seconds = 5, late = 0, answerMs = 0, from = 0, pace = new Pace(perSecond) } = {},
) {
  const times: number[] = [];
  const due: number[] = [];
  for (let now = from, turn = 0; now < from + seconds * 1_000; turn++) {
    while ((due[0] ?? Infinity) <= now) pace.answered(due.shift() ?? now);
    const wait = pace.waitMs(now);
    if (wait > 0) now = Math.min(now + wait + (turn % 3 === 0 ? late : 0), due[0] ?? Infinity);
    else {
      pace.submitted(now);
      times.push(now + answerMs * ((times.length * 0.618) % 1));
      due.push(now + answerMs);
    }
  }
  for (const at of due) pace.answered(at);
  return times;
}

/** The most within any one second, however it is laid. */
const busiestSecond = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));

describe('Pace', () => {
  it.each([
    [0.5, 0, 0],
    [1, 5, 30],
    [2.5, 5, 0],
    [20, 0, 80],
    [20, 40, 0],
    [100, 8, 150],
    [500, 3, 20],
  ])(
    'lets arrive at most %d in any one second, with timers %d ms late and answers after %d ms',
    (rate, late, answerMs) => {
      expect(busiestSecond(arrivals(rate, { late, answerMs }))).toBeLessThanOrEqual(Math.max(1, rate));
    },
  );

  it('gives almost all of the rate', () => {
    expect(arrivals(100, { seconds: 10, late: 2, answerMs: 10 }).length).toBeGreaterThanOrEqual(970);
  });

  it('does not make up for what nobody wanted to send', () => {
    const pace = new Pace(10);
    arrivals(10, { seconds: 2, pace });
    const later = arrivals(10, { seconds: 3, from: 60_000, pace });
    expect(busiestSecond(later)).toBeLessThanOrEqual(10);
    expect(later.filter((at) => at < 60_100).length).toBeLessThanOrEqual(2);
  });

  it('pauses twice as long each time in a row, at most ten seconds, and anew once something was accepted', () => {
    const pace = new Pace(10);
    const pauses: number[] = [];
    for (let now = 0, turn = 0; turn < 9; turn++, now += 20_000) {
      pace.throttled(now, now, 0.999);
      pauses.push(Math.round(pace.waitMs(now) / 100));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 100, 100]);
    pace.accepted();
    pace.throttled(500_000, 500_000, 0.999);
    expect(pace.waitMs(500_000)).toBeLessThanOrEqual(100);
  });

  it('counts a whole window that is refused as once', () => {
    const pace = new Pace(10);
    for (let turn = 0; turn < 10; turn++) pace.throttled(100, 200 + turn, 0.999);
    expect(pace.waitMs(200)).toBeLessThanOrEqual(100);
  });
});
