import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from './find-personal-data.js';

describe('findPersonalData', () => {
  it.each([
    ['gọi 0912345678 nhé', ['0912345678']],
    ['gọi 0912 345 678 hoặc +84 912-345-678', ['0912 345 678', '+84 912-345-678']],
    ['CCCD 096123456789, CMND 381234567.', ['096123456789', '381234567']],
    ['thư về an.nguyen+1@example.com.vn', ['an.nguyen+1@example.com.vn']],
    ['xe 69C-123.45 và 69B1 12345', ['69C-123.45', '69B1 12345']],
    ['0912345678, 0912345678', ['0912345678']],
  ])('finds in %j', (text, expected) => {
    expect(findPersonalData(text)).toEqual(expected);
  });

  it.each([
    'Theo Quyết định 2071/QĐ-UBND ngày 02/9/2026, điểm a khoản 2 Điều 15.',
    'Mức thu 1.250.000 đồng, tổng 123.456.789 đồng là quá cao',
    'Nghị định 118/2025/NĐ-CP, mã hồ sơ 000.00.05.H12-260115-0042',
  ])('finds none in %j', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });
});
