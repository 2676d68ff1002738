import { describe, expect, it } from '@jest/globals';
import { findChangeFault, findSigningFault, type ReportFacts } from './report-life.js';

const quarter: ReportFacts = {
  state: 'draft',
  periodTo: '2026-10-01',
  compiledOn: '2026-10-02',
  symbol: 'BC-UBND',
};

describe('signing a report', () => {
  it.each<[string, Partial<ReportFacts>, string | null, string, string | null]>([
    ['one of a period that is over', {}, null, '2026-10-02', null],
    ['one with its number', {}, '12/BC-UBND', '2026-10-02', null],
    ['one with a number below ten', {}, '5/BC-UBND', '2026-10-02', null],
    ['on the first day after', { compiledOn: '2026-10-01' }, null, '2026-10-01', null],
    [
      'on the last day of the period',
      { compiledOn: '2026-09-30' },
      null,
      '2026-09-30',
      'report-period-not-ended',
    ],
    [
      'one compiled on the last day',
      { compiledOn: '2026-09-30' },
      null,
      '2026-10-02',
      'report-compiled-too-early',
    ],
    ['one that is signed', { state: 'signed' }, null, '2026-10-02', 'report-signed'],
    ['with a number of another agency', {}, '12/BC-SNV', '2026-10-02', 'report-symbol-differs'],
    ['with the number of a decision', {}, '12/QĐ-UBND', '2026-10-02', 'report-symbol-differs'],
    ['with a number of the Party’s form', {}, '12-BC/TU', '2026-10-02', 'report-number-invalid'],
    ['with something that is no number', {}, 'số mười hai', '2026-10-02', 'report-number-invalid'],
  ])('%s', (_name, change, number, today, fault) => {
    expect(findSigningFault({ ...quarter, ...change }, number, today)).toBe(fault);
  });

  it('ends every change', () => {
    expect(findChangeFault({ state: 'draft' })).toBeNull();
    expect(findChangeFault({ state: 'signed' })).toBe('report-signed');
  });
});
