import { describe, expect, it } from '@jest/globals';
import { normaliseMobileNumber } from './mobile-number.js';
import { countSmsSegments } from './sms-segments.js';
import { toUnaccented } from './unaccented.js';

describe('toUnaccented', () => {
  it('takes every Vietnamese mark off, Đ included, and leaves the rest', () => {
    expect(toUnaccented('Đường Nguyễn Huệ, phường Giá Rai – 100 %')).toBe(
      'Duong Nguyen Hue, phuong Gia Rai – 100 %',
    );
    expect(toUnaccented('ăâêôơưđ ẮẬỆỘỢỰĐ')).toBe('aaeooud AAEOOUD');
    expect(toUnaccented('nhiệm vụ'.normalize('NFD'))).toBe('nhiem vu');
  });
});

describe('countSmsSegments', () => {
  it.each([
    ['', { encoding: 'gsm-7', units: 0, segments: 1 }],
    ['a'.repeat(160), { encoding: 'gsm-7', units: 160, segments: 1 }],
    ['a'.repeat(161), { encoding: 'gsm-7', units: 161, segments: 2 }],
    ['a'.repeat(306), { encoding: 'gsm-7', units: 306, segments: 2 }],
    ['a'.repeat(307), { encoding: 'gsm-7', units: 307, segments: 3 }],
    ['a'.repeat(459), { encoding: 'gsm-7', units: 459, segments: 3 }],
    ['€'.repeat(80), { encoding: 'gsm-7', units: 160, segments: 1 }],
    ['ệ'.repeat(70), { encoding: 'ucs-2', units: 70, segments: 1 }],
    ['ệ'.repeat(71), { encoding: 'ucs-2', units: 71, segments: 2 }],
    ['ệ'.repeat(134), { encoding: 'ucs-2', units: 134, segments: 2 }],
    ['ệ'.repeat(135), { encoding: 'ucs-2', units: 135, segments: 3 }],
  ])('case %#', (text, expected) => {
    expect(countSmsSegments(text)).toEqual(expected);
  });

  it('tears no pair between segments', () => {
    expect(countSmsSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({
      units: 306,
      segments: 3,
    });
    expect(countSmsSegments(`${'ệ'.repeat(66)}😀${'ệ'.repeat(66)}`)).toMatchObject({
      units: 134,
      segments: 3,
    });
  });

  it('shows what decomposed letters cost', () => {
    const sentence = 'Ủy ban nhân dân phường đề nghị đồng chí xác nhận nhiệm vụ trước ngày';
    expect(countSmsSegments(sentence.normalize('NFC')).segments).toBe(1);
    expect(countSmsSegments(sentence.normalize('NFD')).segments).toBe(2);
    expect(countSmsSegments(toUnaccented(sentence)).encoding).toBe('gsm-7');
  });
});

describe('normaliseMobileNumber', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '84912345678',
    '+84912345678',
    '0084.912.345.678',
    '+84 (0) 912-345-678',
    '912345678',
  ])('reads %s', (text) => {
    expect(normaliseMobileNumber(text)).toEqual({ ok: true, value: '+84912345678' });
  });

  it.each([
    ['', 'empty'],
    ['liên hệ', 'not-a-number'],
    ['0912345678x', 'not-a-number'],
    ['01234567890', 'old-eleven-digits'],
    ['+841234567890', 'old-eleven-digits'],
    ['+66812345678', 'foreign'],
    ['02913822222', 'not-mobile'],
    ['0312345678', 'not-mobile'],
    ['0512345678', 'not-mobile'],
    ['091234567', 'not-mobile'],
    ['19001234', 'not-mobile'],
  ])('refuses %j: %s', (text, code) => {
    expect(normaliseMobileNumber(text)).toMatchObject({ ok: false, reason: { code } });
  });

  it('never repeats the number in the reason', () => {
    expect(normaliseMobileNumber('091234567')).toEqual({
      ok: false,
      reason: { code: 'not-mobile', params: {} },
    });
  });
});
