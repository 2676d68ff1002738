import { describe, expect, it } from '@jest/globals';
import { parseDocumentNumber } from '@namkhong/domain';
import { periodOfRecorded } from './numbering-period.js';

const terms = [{ name: 'Nhiệm kỳ 2025–2030', beginsOn: '2025-10-16' }];

describe('the period of a number from elsewhere', () => {
  // 36-HD/VPTW: party documents run on through a term; NĐ 30/2020: state documents restart every year.
  it.each([
    ['01-CT/TU', '2026-03-02', [], 'term 2025-2030'],
    ['01-CT/TU', '2029-12-31', [], 'term 2025-2030'],
    ['01-CT/TU', '2025-02-01', [], 'congress 2025'],
    ['01-CT/TU', '2026-03-02', terms, 'term from 2025-10-16'],
    ['01-CT/TU', '2025-10-15', terms, 'congress 2025'],
    ['693-CV/TU', '2019-11-20', terms, 'term 2015-2020'],
    ['2071/QĐ-UBND', '2026-03-02', [], '2026'],
    ['26/2015/QĐ-UBND', '2016-01-04', [], '2015'],
  ])('%s of %s, terms %j: %s', (text, issuedOn, known, period) => {
    const number = parseDocumentNumber(text);
    expect(number.ok && periodOfRecorded(number.value, issuedOn, known)).toBe(period);
  });
});
