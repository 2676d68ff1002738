import { describe, expect, it } from '@jest/globals';
import { isUnitKind, unitKindOfName } from './unit-kind.js';

describe('unit kinds', () => {
  it.each([
    ['Phường', 'phuong'],
    ['thị trấn', 'thi-tran'],
    [' Đặc khu ', 'dac-khu'],
    ['Xã'.normalize('NFD'), 'xa'],
    ['Thành phố', 'thanh-pho'],
    ['Ấp', null],
  ])('%s is %s', (name, kind) => {
    expect(unitKindOfName(name)).toBe(kind);
  });

  it('does not take a name every object inherits for a kind', () => {
    expect(isUnitKind('toString')).toBe(false);
    expect(isUnitKind('xa')).toBe(true);
  });
});
