import { describe, expect, it } from '@jest/globals';
import { FieldCipher } from './field-cipher.js';

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);

describe('FieldCipher', () => {
  it('reads what it wrote, and writes it differently each time', () => {
    const cipher = new FieldCipher([newKey]);
    const text = cipher.encrypt('84901234567', 'official-1');
    expect(text).not.toContain('84901234567');
    expect(cipher.decrypt(text, 'official-1')).toBe('84901234567');
    expect(cipher.encrypt('84901234567', 'official-1')).not.toBe(text);
  });

  it('still reads texts of an older key after rotation', () => {
    const text = new FieldCipher([oldKey]).encrypt('84901234567', 'official-1');
    expect(new FieldCipher([newKey, oldKey]).decrypt(text, 'official-1')).toBe('84901234567');
    expect(() => new FieldCipher([newKey]).decrypt(text, 'official-1')).toThrow('is not configured');
  });

  it('refuses a text that was moved to another row or changed', () => {
    const cipher = new FieldCipher([newKey]);
    const text = cipher.encrypt('84901234567', 'official-1');
    expect(() => cipher.decrypt(text, 'official-2')).toThrow();
    expect(() => cipher.decrypt(`${text.slice(0, -2)}AA`, 'official-1')).toThrow();
  });

  it('refuses a short key', () => {
    expect(() => new FieldCipher([Buffer.alloc(16)])).toThrow(RangeError);
  });
});
