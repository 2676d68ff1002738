import { describe, expect, it } from '@jest/globals';
import { hashReceiptCode, ReceiptCodes } from './receipt-code.js';

describe('receipt codes', () => {
  it('are read as they were written down, and all differ', () => {
    const codes = new ReceiptCodes();
    const all = Array.from({ length: 1000 }, () => codes.next());
    expect(new Set(all).size).toBe(1000);
    for (const code of all) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(hashReceiptCode(typed)).toEqual(hashReceiptCode(code));
    }
  });

  it.each(['', '7K3M', 'UUUU-UUUU-UUUU-UUUU-UUUU-UUUU', `${'A'.repeat(24)}B`, 'Ắ'.repeat(24)])(
    'are not %j',
    (text) => {
      expect(hashReceiptCode(text)).toBeNull();
    },
  );
});
