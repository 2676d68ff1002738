import { describe, expect, it } from '@jest/globals';
import { murmur2, partitionOf } from './partition-of.js';

/** The values of org.apache.kafka.common.utils.UtilsTest#testMurmur2. */
const known: [string, number][] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

describe('murmur2', () => {
  it.each(known)('of %s is what Kafka computes', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });
});

describe('partitionOf', () => {
  it('stays within the partitions', () => {
    for (const [text] of known) expect(partitionOf(text, 6)).toBeLessThan(6);
  });
});
