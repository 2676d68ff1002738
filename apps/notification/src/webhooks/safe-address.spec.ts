import { describe, expect, it } from '@jest/globals';
import { isSafeAddress, networksOf } from './safe-address.js';

const none = networksOf([]);

describe('isSafeAddress', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1'],
    ...['2002:7f00:1::', 'ff02::1', '224.0.0.1', '255.255.255.255', 'localhost', '127.1', ''],
  ])('refuses %s', (address) => {
    expect(isSafeAddress(address, none)).toBe(false);
  });

  it.each(['8.8.8.8', '203.113.131.1', '172.32.0.1', '2400:cb00::1'])('takes %s', (address) => {
    expect(isSafeAddress(address, none)).toBe(true);
  });

  it('takes what the installation named, and no more', () => {
    const own = networksOf(['10.20.0.0/16', 'fd00:1::/32']);
    expect(isSafeAddress('10.20.3.4', own)).toBe(true);
    expect(isSafeAddress('fd00:1::5', own)).toBe(true);
    expect(isSafeAddress('10.21.0.1', own)).toBe(false);
  });
});
