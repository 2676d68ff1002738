import { describe, expect, it } from '@jest/globals';
import { findPersonalMark } from './personal-marks.js';

describe('findPersonalMark', () => {
  it.each([
    ['Gọi ông A theo số 0912 345 678 trước 9 giờ.', '0912 345 678'],
    ['điện thoại +84 912.345.678', '+84 912.345.678'],
    ['CCCD 095123456789 đã nộp', '095123456789'],
    ['CMND cũ: 385123456.', '385123456'],
    ['gửi về nguyen.van-a@example.vn nhé', 'nguyen.van-a@example.vn'],
  ])('finds in “%s” %s', (text, mark) => {
    expect(findPersonalMark(text)).toBe(mark);
  });

  it.each([
    'Công văn 693-CV/TU ngày 20/11/2019',
    'hồ sơ 000.00.05.H12-260115-0042 hẹn trả 2026-11-23',
    'số tiền 150.000.000 đồng, 1.250.000.000 đồng',
    'bốn lần hẹn, 12 tờ, mã 00042',
    '',
  ])('finds nothing in “%s”', (text) => {
    expect(findPersonalMark(text)).toBeNull();
  });
});
