import { describe, expect, it } from '@jest/globals';
import { isUnitKind, unitKindOfName, unitKinds } from './unit-kind.js';

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

  it('knows whose organisation a unit is part of', () => {
    expect(unitKinds['cap-uy'].side).toBe('party');
    expect(unitKinds['trung-tam-hcc'].side).toBe('state');
    expect(unitKinds['doan-the'].side).toBe('front');
  });

  it('gives every kind a name of its own, so that a list can name kinds by their words', () => {
    for (const [kind, { vi }] of Object.entries(unitKinds)) expect(unitKindOfName(vi)).toBe(kind);
  });

  it('does not take a name every object inherits for a kind', () => {
    expect(isUnitKind('toString')).toBe(false);
    expect(isUnitKind('xa')).toBe(true);
  });
});
