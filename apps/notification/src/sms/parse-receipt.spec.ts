import { describe, expect, it } from '@jest/globals';
import { parseReceipt } from './parse-receipt.js';

/** SMPP 3.4 appendix B, the form every gateway imitates. */
const receipt = (state: string) =>
  `id:0123456789 sub:001 dlvrd:001 submit date:2611230901 done date:2611230902 stat:${state} err:000 text:Nam Khong`;

describe('parseReceipt', () => {
  it.each([
    ['DELIVRD', 'delivered'],
    ['EXPIRED', 'failed'],
    ['UNDELIV', 'failed'],
    ['REJECTD', 'failed'],
  ])('reads %s as %s', (detail, state) => {
    expect(parseReceipt(receipt(detail), undefined)).toEqual({ gatewayId: '123456789', state, detail });
  });

  it.each(['ENROUTE', 'ACCEPTD'])('waits where the state is %s', (state) => {
    expect(parseReceipt(receipt(state), undefined)).toBeNull();
  });

  it('believes the TLV rather than the text', () => {
    expect(parseReceipt(receipt('DELIVRD'), 'AB12\0')?.gatewayId).toBe('ab12');
  });

  it('gives the id as the answer wrote it where receipts are in the other base', () => {
    expect(parseReceipt(receipt('DELIVRD'), undefined, 'decimal')?.gatewayId).toBe('75bcd15');
  });

  it('is not fooled by a person who writes', () => {
    expect(parseReceipt('id: toi da nhan duoc', undefined)).toBeNull();
  });
});
