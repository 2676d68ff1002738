import { describe, expect, it } from '@jest/globals';
import { parseDocumentNumber } from './document-number.js';

describe('parseDocumentNumber', () => {
  it.each([
    ['2071/QĐ-UBND', ['state', 2071, null, 'QĐ', 'UBND', null]],
    ['4336/VPCP-TCCV', ['state', 4336, null, null, 'VPCP', 'TCCV']],
    ['26/2015/QĐ-UBND', ['state', 26, 2015, 'QĐ', 'UBND', null]],
    ['91/2025/QH15', ['state', 91, 2025, null, 'QH15', null]],
    ['154/2026/NĐ-CP', ['state', 154, 2026, 'NĐ', 'CP', null]],
    ['2231/SNV-CCHC&PC', ['state', 2231, null, null, 'SNV', 'CCHC&PC']],
    ['18/BCTĐ-STP', ['state', 18, null, 'BCTĐ', 'STP', null]],
    ['1270/BC-TCTTTg', ['state', 1270, null, 'BC', 'TCTTTg', null]],
    ['693-CV/TU', ['party', 693, null, 'CV', 'TU', null]],
    ['12-CT/TU', ['party', 12, null, 'CT', 'TU', null]],
    ['127-QĐ/TW', ['party', 127, null, 'QĐ', 'TW', null]],
    ['24-BS/UBKTTU', ['party', 24, null, 'BS', 'UBKTTU', null]],
    ['105-CTr/TU', ['party', 105, null, 'CTr', 'TU', null]],
  ])('reads %s', (text, [system, number, year, type, issuer, department]) => {
    const value = { system, number, suffix: '', year, type, issuer, department, normalised: text };
    expect(parseDocumentNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['320 /BNV-CCHC', '320/BNV-CCHC'],
    ['  Số: 693 - CV / TU ', '693-CV/TU'],
    ['693\u2013CV/TU', '693-CV/TU'],
    ['2071/Q\u00D0-UBND', '2071/QĐ-UBND'],
    ['105-CTr/TU'.normalize('NFD'), '105-CTr/TU'],
    ['2/QĐ-UBND', '02/QĐ-UBND'],
    ['0012a/QĐ-UBND', '12a/QĐ-UBND'],
  ])('mends %j to %s', (text, normalised) => {
    expect(parseDocumentNumber(text)).toMatchObject({ ok: true, value: { normalised } });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Số:', 'empty'],
    ['CV/TU', 'number-missing'],
    ['00/QĐ-UBND', 'number-zero'],
    ['2071', 'form-unknown'],
    ['2071/', 'form-unknown'],
    ['2071/qđ-ubnd', 'form-unknown'],
    ['2071/QĐ UBND', 'form-unknown'],
    ['1234567/QĐ-UBND', 'form-unknown'],
    ['26/1015/QĐ-UBND', 'year-implausible'],
    ['26/9999/QĐ-UBND', 'year-implausible'],
    ["1/QĐ'; DROP TABLE", 'form-unknown'],
  ])('refuses %j: %s', (text, code) => {
    expect(parseDocumentNumber(text)).toMatchObject({ ok: false, reason: { code } });
  });
});
