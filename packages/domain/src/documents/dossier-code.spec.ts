import { describe, expect, it } from '@jest/globals';
import { parseDossierCode } from './dossier-code.js';

describe('parseDossierCode', () => {
  it('reads both orders as the same unit', () => {
    const value = { unitCode: 'H12.05.00.000', topLevel: 'H12', receivedOn: '2026-01-15', sequence: 42 };
    const bottomFirst = '000.00.05.H12-260115-0042';
    const topFirst = 'H12.05.00.000-260115-0042';
    expect(parseDossierCode(bottomFirst)).toEqual({ ok: true, value: { ...value, text: bottomFirst } });
    expect(parseDossierCode(` ${topFirst.toLowerCase()} `)).toEqual({
      ok: true,
      value: { ...value, text: topFirst },
    });
  });

  it.each([
    ['', 'empty'],
    ['000.00.05.H12', 'form-unknown'],
    ['000.00.05.H12-260115-42', 'form-unknown'],
    ['000.00.05.H12-260115-0042-1', 'form-unknown'],
    ['000.00.05.Z12-260115-0042', 'unit-code-malformed'],
    ['00.00.05.H12-260115-0042', 'unit-code-malformed'],
    [`H12.${'0'.repeat(32)}-260115-0042`, 'unit-code-malformed'],
    ['A01.00.05.H12-260115-0042', 'unit-code-ambiguous'],
    ['000.00.05.H12-260230-0042', 'date-invalid'],
  ])('refuses %j: %s', (text, code) => {
    expect(parseDossierCode(text)).toMatchObject({ ok: false, reason: { code } });
  });
});
