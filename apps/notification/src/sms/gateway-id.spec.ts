import { describe, expect, it } from '@jest/globals';
import { normaliseGatewayId, submittedId } from './gateway-id.js';

describe('normaliseGatewayId', () => {
  it.each([
    ['0', '0'],
    ['000', '0'],
    ['00AB12\0', 'ab12'],
    [' 7f ', '7f'],
    ['7D1F-42', '7d1f-42'],
  ])('takes %j for %j', (id, normal) => expect(normaliseGatewayId(id)).toBe(normal));
});

describe('submittedId', () => {
  it.each([
    // What the answer said, what the receipt says, and how this gateway's receipts write it.
    ['ff', '255', 'decimal'],
    ['ffffffffffffffff', '18446744073709551615', 'decimal'],
    ['1000', '4096', 'decimal'],
    ['255', 'FF', 'hexadecimal'],
    ['18446744073709551615', 'FFFFFFFFFFFFFFFF', 'hexadecimal'],
    ['4096', '1000', 'hexadecimal'],
    ['0001000', '1000', 'same'],
    ['FF', 'ff', 'same'],
    // A TLV that repeats the answer although the text is in decimal.
    ['FF01', 'ff01', 'decimal'],
    ['4f3c-11', '4F3C-11', 'hexadecimal'],
  ] as const)('finds what was answered as %s where the receipt says %s', (answered, reported, form) => {
    expect(submittedId(reported, form)).toBe(normaliseGatewayId(answered));
  });
});
