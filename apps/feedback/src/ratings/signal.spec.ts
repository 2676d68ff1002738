import { ratingSignalledV1 } from '@namkhong/contracts';
import { describe, expect, it } from '@jest/globals';
import { signalOf, type Sighting } from './signal.js';

const key = Buffer.alloc(32, 7);
const rating = {
  ratingId: '5f0d0a5c-9f2b-4c0e-9d0b-6c7a3a1f2e10',
  unitId: '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01',
  officialId: '7a1c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c02',
};
const other = { ...rating, officialId: '7a1c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c03' };
const sighting: Sighting = {
  seenAt: new Date('2026-11-23T07:05:59.999Z'),
  secondsTaken: 41,
  network: '203.0.113.0/24',
  device: 'kiosk-1',
};

describe('signalOf', () => {
  it('is what the contract asks, cut to the minute', () => {
    const signal = signalOf(rating, sighting, null, key);
    expect(ratingSignalledV1.data.parse(signal)).toEqual(signal);
    expect(signal).toMatchObject({ minute: '2026-11-23T07:05Z', secondsTaken: 41, rater: null });
  });

  it('recognises a device at one official and not across officials, kinds or keys', () => {
    const { device, network } = signalOf(rating, sighting, null, key);
    expect(signalOf({ ...rating }, sighting, null, key).device).toBe(device);
    expect(signalOf(other, sighting, null, key).device).not.toBe(device);
    expect(signalOf(rating, { ...sighting, network: 'kiosk-1' }, null, key).network).not.toBe(device);
    expect(signalOf(rating, sighting, null, Buffer.alloc(32, 8)).network).not.toBe(network);
  });

  it('carries the rater as the ballot did', () => {
    expect(signalOf(rating, sighting, 'hash-of-the-ballot', key).rater).toBe('hash-of-the-ballot');
  });

  it('carries no hash where nothing was seen or nobody is rated', () => {
    const unseen = { ...sighting, network: null, device: null };
    expect(signalOf(rating, unseen, null, key)).toMatchObject({ device: null, network: null });
    expect(signalOf({ ...rating, officialId: null }, sighting, null, key)).toMatchObject({
      device: null,
      network: null,
    });
  });

  it('never contains what it was made of', () => {
    const text = JSON.stringify(signalOf(rating, sighting, null, key));
    expect(text).not.toContain('203.0.113');
    expect(text).not.toContain('kiosk-1');
  });
});
