import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Crockford's base 32: no I, L, O and U, so that a code survives being written down and read out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 24;

/** A new code for whoever it is given to, and the hash that alone is kept of it. */
export interface Receipt {
  readonly receiptCode: string;
  readonly receiptHash: Buffer;
}

/** Where receipt codes come from: 120 random bits in six groups of four, `7K3M-…`. */
@Injectable()
export class ReceiptCodes {
  next(): string {
    // A byte holds eight values of each letter, so that all are equally likely.
    const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
    return letters.join('').replaceAll(/.{4}(?!$)/g, '$&-');
  }

  issue(): Receipt {
    const receiptCode = this.next();
    return { receiptCode, receiptHash: hashOf(receiptCode.replaceAll('-', '')) };
  }
}

/** SHA-256 of a code however it was typed: all that is ever stored of it. Null for what has not the shape of one. */
export function hashReceiptCode(text: string): Buffer | null {
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (code.length !== LENGTH || [...code].some((letter) => !ALPHABET.includes(letter))) return null;
  return hashOf(code);
}

function hashOf(letters: string): Buffer {
  return createHash('sha256').update(letters).digest();
}
