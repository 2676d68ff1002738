import { describe, expect, it } from '@jest/globals';
import { draftDirective, type DirectiveDraft } from './draft-directive.js';

const draft: DirectiveDraft = {
  number: ' 693 - CV / TU',
  title: 'Cuộc vận động “5 không”',
  issuer: 'Ban Thường vụ  Thành ủy Bạc Liêu ',
  issuedOn: '2019-11-20',
  status: 'historical',
  basedOn: ['12-CT/TU', '12 - CT/TU'],
  clauses: [
    { text: 'Một', asReported: true },
    { text: 'Hai', asReported: true },
  ],
  source: null,
  illustrative: false,
};

const drafted = (change: Partial<DirectiveDraft>) => {
  let last = 0;
  return draftDirective({ ...draft, ...change }, () => `id-${++last}`);
};

describe('draftDirective', () => {
  it('normalises numbers and issuer and numbers the clauses', () => {
    expect(drafted({})).toMatchObject({
      ok: true,
      value: {
        number: '693-CV/TU',
        issuer: 'Ban Thường vụ Thành ủy Bạc Liêu',
        basedOn: ['12-CT/TU'],
        clauses: [
          { ordinal: 1, text: 'Một' },
          { ordinal: 2, text: 'Hai' },
        ],
      },
    });
  });

  it.each([
    [{ number: 'Công văn 693' }, 'Công văn 693', 'number-missing'],
    [{ number: '693/' }, '693/', 'form-unknown'],
    [{ number: '00-CT/TU' }, '00-CT/TU', 'number-zero'],
    [{ basedOn: ['12-CT/TU', 'Chỉ thị'] }, 'Chỉ thị', 'number-missing'],
  ])('refuses %j and says which number and why', (change, number, reason) => {
    expect(drafted(change)).toEqual({
      ok: false,
      reason: { code: 'document-number-invalid', params: { number, reason } },
    });
  });

  // 36-HD/VPTW: party documents run on through a term; NĐ 30/2020: state documents restart every year.
  it.each([
    ['01-CT/TU', '2026-03-02', 'term 2025-2030'],
    ['01-CT/TU', '2029-12-31', 'term 2025-2030'],
    ['01-CT/TU', '2025-02-01', 'congress 2025'],
    ['2071/QĐ-UBND', '2026-03-02', '2026'],
    ['26/2015/QĐ-UBND', '2016-01-04', '2015'],
  ])('%s of %s is unique within %s', (number, issuedOn, period) => {
    expect(drafted({ number, issuedOn })).toMatchObject({ value: { numberingPeriod: period } });
  });
});
