import { describe, expect, it } from '@jest/globals';
import { FoldedLatency } from './folded-latency.js';

describe('FoldedLatency', () => {
  it('gives each rating of a partition the instant its offset was passed', () => {
    const latency = new FoldedLatency();
    latency.seen(3, 100n, 0);
    latency.accepted(3, 10);
    latency.accepted(3, 20);
    latency.seen(3, 101n, 40);
    latency.seen(3, 102n, 45);
    expect(latency.latencies).toEqual([30, 25]);
  });

  it('keeps partitions apart', () => {
    const latency = new FoldedLatency();
    latency.seen(0, 0n, 0);
    latency.seen(1, 0n, 0);
    latency.accepted(0, 10);
    latency.accepted(1, 20);
    latency.seen(1, 1n, 50);
    expect(latency.latencies).toEqual([30]);
  });

  it('knows a rating that was folded before its answer arrived', () => {
    const latency = new FoldedLatency();
    latency.seen(0, 0n, 0);
    latency.seen(0, 1n, 15);
    latency.accepted(0, 10);
    expect(latency.latencies).toEqual([5]);
  });

  it('refuses to guess where a partition began', () => {
    expect(() => new FoldedLatency().accepted(7, 0)).toThrow('partition 7');
  });
});
