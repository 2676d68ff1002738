import { describe, expect, it } from '@jest/globals';
import { formerUnitCode } from './former-unit-code.js';

const codeOf = (fullName: string, district: string | null = null, province: string | null = '96') =>
  formerUnitCode({ fullName, district }, province);

describe('formerUnitCode', () => {
  // The digests are `printf '%s' '96 Xã Đất Mũi' | sha256sum`.
  it.each([
    ['Phường 1', 'thành phố Cà Mau', '96', '96-phuong-1-thanh-pho-ca-mau-6be081'],
    ['Xã Đất Mũi', null, '96', '96-xa-dat-mui-4889ca'],
    ['Xã Đất Mũi', null, null, 'xa-dat-mui-9b702c'],
  ])('%s (%s) of province %s', (fullName, district, province, code) => {
    expect(codeOf(fullName, district, province)).toBe(code);
  });

  it('tells apart names that differ by an accent, and does not tell apart ways to encode one', () => {
    expect(codeOf('Xã Tân Thành')).not.toBe(codeOf('Xã Tân Thạnh'));
    expect(codeOf('Xã Tân Thành'.normalize('NFD'))).toBe(codeOf('Xã Tân Thành'));
  });

  it('keeps long codes within 35 characters', () => {
    const [a, b] = ['huyện Bố Trạch', 'huyện Tuyên Hóa'].map((district) =>
      codeOf('Thị trấn Nông trường Việt Trung', district),
    );
    expect(a).toHaveLength(35);
    expect(a).not.toBe(b);
  });
});
