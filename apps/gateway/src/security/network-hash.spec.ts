import { describe, expect, it } from '@jest/globals';
import { clientAddress, NetworkHash } from './network-hash.js';

describe('NetworkHash', () => {
  const hash = new NetworkHash(Buffer.alloc(32, 7));
  const noon = new Date('2026-06-01T12:00:00Z');

  it('names one network alike for a day, and otherwise the next', () => {
    expect(hash.of('203.0.113.9', noon)).toBe(hash.of('203.0.113.9', new Date('2026-06-01T23:59:59Z')));
    expect(hash.of('203.0.113.9', noon)).not.toBe(hash.of('203.0.113.9', new Date('2026-06-02T00:00:00Z')));
    expect(hash.of('203.0.113.9', noon)).not.toBe(new NetworkHash().of('203.0.113.9', noon));
  });

  it('takes an IPv6 /64 for one network, however it is written', () => {
    const expected = hash.of('2001:db8:0:1:aaaa::1', noon);
    expect(hash.of('2001:0DB8:0000:0001::2', noon)).toBe(expected);
    expect(hash.of('2001:db8::1:0:0:0:3', noon)).toBe(expected);
    expect(hash.of('2001:db8:0:2::1', noon)).not.toBe(expected);
  });

  it('takes an IPv4 address in IPv6 clothing for what it is', () => {
    expect(hash.of('::ffff:203.0.113.9', noon)).toBe(hash.of('203.0.113.9', noon));
  });
});

describe('clientAddress', () => {
  it('believes nobody where no proxy is trusted', () => {
    expect(clientAddress('192.0.2.1', '198.51.100.7', 0)).toBe('192.0.2.1');
  });

  it('counts trusted proxies from the end, so that a client cannot invent a hop', () => {
    expect(clientAddress('10.0.0.1', 'invented, 198.51.100.7', 1)).toBe('198.51.100.7');
    expect(clientAddress('10.0.0.1', 'invented, 198.51.100.7, 10.0.0.2', 2)).toBe('198.51.100.7');
    expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  });
});
