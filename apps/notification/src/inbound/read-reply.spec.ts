import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReply } from './read-reply.js';

describe('readReply', () => {
  it.each([
    ['XN', { kind: 'acknowledge' }],
    [' đã nhận. ', { kind: 'acknowledge' }],
    ['Xác nhận', { kind: 'acknowledge' }],
    ['hủy', { kind: 'opt-out' }],
    ['TỪ  CHỐI!', { kind: 'opt-out' }],
    ['5', { kind: 'level', level: 5 }],
    ['1.', { kind: 'level', level: 1 }],
  ])('%j', (text, reply) => {
    expect(readReply(text)).toEqual(reply);
    expect(readReply(text.normalize('NFD'))).toEqual(reply);
  });

  it.each(['6', '0', '15', '-1', '5 5', 'Tôi cho 5 điểm', 'không XN', '', 'toString', 'x'.repeat(10_240)])(
    'guesses nothing from %.20s',
    (text) => {
      expect(readReply(text)).toEqual({ kind: 'unclear' });
    },
  );

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readReply(text)).toHaveProperty('kind');
      }),
    );
  });
});
