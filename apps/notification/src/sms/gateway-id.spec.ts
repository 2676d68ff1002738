import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idForms, readGatewayId } from './gateway-id.js';

describe('the id of a message', () => {
  it.each([
    ['0', 'text', '0'],
    ['000AB12\0', 'text', 'ab12'],
    ['75BCD15', 'hexadecimal', '123456789'],
    ['0123456789', 'decimal', '123456789'],
    // Digits alone, and still another number.
    ['123456789', 'hexadecimal', '4886718345'],
    // Larger than a number of JavaScript holds exactly.
    ['FFFFFFFFFFFFFFFF', 'hexadecimal', '18446744073709551615'],
    ['msg-7', 'hexadecimal', 'msg-7'],
    ['ab12', 'decimal', 'ab12'],
    ['', 'decimal', ''],
  ] as const)('%j in %s is %s', (id, form, expected) => {
    expect(readGatewayId(id, form)).toBe(expected);
  });

  const write = (number: bigint, form: string, zeros: number) => {
    const digits = form === 'hexadecimal' ? number.toString(16).toUpperCase() : number.toString(10);
    return `${'0'.repeat(zeros)}${digits}\0`;
  };

  it.each(Object.entries(idForms))('is the same in answer and receipt by %s', (_, { answer, receipt }) => {
    const number = fc.bigInt({ min: 0n, max: 2n ** 128n });
    const zeros = fc.nat({ max: 4 });
    fc.assert(
      fc.property(number, number, zeros, (one, other, more) => {
        const answered = readGatewayId(write(one, answer, 0), answer);
        expect(readGatewayId(write(one, receipt, more), receipt)).toBe(answered);
        if (one !== other) expect(readGatewayId(write(other, receipt, 0), receipt)).not.toBe(answered);
      }),
    );
  });
});
