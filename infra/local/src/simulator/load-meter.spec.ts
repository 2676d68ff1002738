import { describe, expect, it } from '@jest/globals';
import { LoadMeter } from './load-meter.js';

function meter(times: readonly number[]): LoadMeter {
  const filled = new LoadMeter();
  for (const at of times) filled.submitted(at);
  return filled;
}

describe('LoadMeter', () => {
  it.each([
    ['nothing', [], 0],
    ['a second that lies across two by the clock', [900, 950, 1_050, 1_890, 2_500], 4],
    ['what comes exactly a second later', [0, 1_000, 2_000], 1],
    ['a burst long ago', [0, 0, 0, 5_000, 6_500], 3],
  ] as const)('finds the busiest second of %s', (_what, times, expected) => {
    expect(meter(times).read()).toEqual({ submitted: times.length, accepted: 0, busiestSecond: expected });
  });

  it('begins anew', () => {
    const filled = meter([0, 1]);
    filled.accepted();
    filled.reset();
    filled.submitted(2);
    expect(filled.read()).toEqual({ submitted: 1, accepted: 0, busiestSecond: 1 });
  });
});
