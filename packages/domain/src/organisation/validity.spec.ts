import { describe, expect, it } from '@jest/globals';
import { isValidOn, overlap, parseValidity, type Validity } from './validity.js';

const until = { validFrom: null, validTo: '2025-07-01' };
const since = { validFrom: '2025-07-01', validTo: null };

describe('validity', () => {
  it('changes hands on the first day of the successor', () => {
    expect(isValidOn(until, '2025-06-30')).toBe(true);
    expect(isValidOn(until, '2025-07-01')).toBe(false);
    expect(isValidOn(since, '2025-06-30')).toBe(false);
    expect(isValidOn(since, '2025-07-01')).toBe(true);
  });

  it.each<[Validity, Validity, boolean]>([
    [until, since, false],
    [until, { validFrom: '2025-06-30', validTo: null }, true],
    [{ validFrom: null, validTo: null }, since, true],
    [
      { validFrom: '2020-01-01', validTo: '2021-01-01' },
      { validFrom: '2021-01-01', validTo: '2022-01-01' },
      false,
    ],
  ])('%j and %j overlap: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  it('reads open sides and refuses what contains no day', () => {
    expect(parseValidity('', '')).toEqual({ ok: true, value: { validFrom: null, validTo: null } });
    expect(parseValidity('2025-07-01', '2025-07-01')).toMatchObject({ reason: { code: 'interval-empty' } });
    expect(parseValidity('2025-02-29', '')).toMatchObject({ reason: { code: 'date-invalid' } });
  });
});
