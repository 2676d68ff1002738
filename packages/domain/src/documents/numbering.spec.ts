import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocumentNumber } from './document-number.js';
import { documentTypes, findDocumentType, typeOfNumber } from './document-type.js';
import {
  formatNumber,
  isWritableSymbol,
  nextNumber,
  numberingPeriod,
  termBegins,
  termOn,
  type CommitteeTerm,
} from './numbering.js';

const terms: CommitteeTerm[] = [
  { name: 'Nhiệm kỳ 2020–2025', beginsOn: '2020-10-17' },
  { name: 'Nhiệm kỳ 2025–2030', beginsOn: '2025-10-16' },
];

describe('a term', () => {
  // 36-HD/VPTW, II.1.3
  it('begins the day after the congress closes', () => {
    expect(termBegins('2025-10-15', null)).toBe('2025-10-16');
    expect(termBegins('2024-02-28', null)).toBe('2024-02-29');
  });

  it('begins with the new committee’s first meeting where that is held during the congress', () => {
    expect(termBegins('2025-10-15', '2025-10-14')).toBe('2025-10-14');
    expect(termBegins('2025-10-15', '2025-10-15')).toBe('2025-10-15');
    expect(termBegins('2025-10-15', '2025-10-20')).toBe('2025-10-16');
  });

  it.each([
    ['2020-10-16', null],
    ['2020-10-17', '2020-10-17'],
    ['2025-10-15', '2020-10-17'],
    ['2025-10-16', '2025-10-16'],
    ['2031-01-01', '2025-10-16'],
  ])('on %s is the one from %s, in whatever order terms are listed', (day, beginsOn) => {
    expect(termOn(terms, day)?.beginsOn ?? null).toBe(beginsOn);
    expect(termOn(terms.toReversed(), day)?.beginsOn ?? null).toBe(beginsOn);
  });
});

describe('numberingPeriod', () => {
  const state = { system: 'state', year: null, secret: false, issuedOn: '2026-12-31' } as const;
  const party = { ...state, system: 'party' } as const;

  // NĐ 30/2020: anew on 1 January, secret documents in a series of their own. 36-HD/VPTW: by term, secret ones among the others.
  it.each([
    [state, '2026'],
    [{ ...state, issuedOn: '2027-01-01' }, '2027'],
    [{ ...state, secret: true }, '2026 secret'],
    [{ ...state, year: 2015, issuedOn: '2016-01-04' }, '2015'],
    [party, 'term from 2025-10-16'],
    [{ ...party, secret: true }, 'term from 2025-10-16'],
    [{ ...party, issuedOn: '2025-10-15' }, 'term from 2020-10-17'],
  ])('%j stands in %s', (document, period) => {
    expect(numberingPeriod(document, terms)).toEqual({ ok: true, value: period });
  });

  it('refuses a document of the Party before the first term, or without one', () => {
    expect(numberingPeriod({ ...party, issuedOn: '2019-11-20' }, terms)).toEqual({
      ok: false,
      reason: { code: 'date-before-term', params: { date: '2019-11-20', beginsOn: '2020-10-17' } },
    });
    expect(numberingPeriod(party, [])).toMatchObject({ reason: { code: 'term-missing' } });
  });
});

describe('nextNumber', () => {
  it('goes on by one and steps over what older documents bear', () => {
    expect(nextNumber(0, new Set())).toBe(1);
    expect(nextNumber(12, new Set([13, 14, 693]))).toBe(15);
    expect(nextNumber(692, new Set([693]))).toBe(694);
  });

  it('leaves no gap and gives nothing twice, whatever is declared meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('take' as const), fc.integer({ min: 1, max: 60 })), { maxLength: 80 }),
        (steps) => {
          const taken = new Set<number>();
          const given: number[] = [];
          let last = 0;
          for (const step of steps) {
            if (step === 'take') {
              const number = nextNumber(last, taken);
              expect(taken.has(number)).toBe(false);
              taken.add(number);
              given.push(number);
              last = number;
            } else taken.add(step);
          }
          // Every number below the last given is borne by something, except what was passed before it could be declared.
          for (let number = 1; number <= (given.at(-1) ?? 0); number++) expect(taken.has(number)).toBe(true);
          expect(given).toEqual(given.toSorted((a, b) => a - b));
          expect(new Set(given).size).toBe(given.length);
        },
      ),
    );
  });
});

describe('formatNumber', () => {
  const decision = findDocumentType('decision');
  const issuedOn = '2026-11-23';
  const write = (code: string, symbol: string, department: string | null, number: number) => {
    const type = findDocumentType(code);
    if (type === null) throw new Error(code);
    return formatNumber({ type, symbol, department, number, issuedOn });
  };

  it.each([
    [write('decision', 'UBND', null, 2071), '2071/QĐ-UBND'],
    [write('decision', 'UBND', null, 2), '02/QĐ-UBND'],
    [write('official-letter', 'VPCP', 'TCCV', 4336), '4336/VPCP-TCCV'],
    [write('official-letter', 'UBND', null, 7), '07/UBND'],
    [write('legal-decision', 'UBND', null, 26), '26/2026/QĐ-UBND'],
    [write('party-official-letter', 'TU', null, 693), '693-CV/TU'],
    [write('party-directive', 'TU', null, 9), '09-CT/TU'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });

  it('writes what the grammar reads back, for every type, number and symbol', () => {
    const symbol = fc.constantFrom('UBND', 'SNV', 'VPCP', 'TU', 'HĐND', 'BQLKKT', 'TTg');
    const types = documentTypes.filter(({ abbreviation }) => abbreviation !== null);
    expect(decision).not.toBeNull();
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        symbol,
        fc.integer({ min: 1, max: 999_999 }),
        (type, issuer, number) => {
          const text = formatNumber({ type, symbol: issuer, department: null, number, issuedOn });
          const read = parseDocumentNumber(text);
          expect(read).toMatchObject({
            ok: true,
            value: { normalised: text, number, issuer, system: type.system },
          });
          expect(read.ok && typeOfNumber(read.value)).toBe(type.code);
        },
      ),
    );
  });
});

describe('isWritableSymbol', () => {
  it.each([
    ['state', 'UBND', null, true],
    ['state', 'UBND', 'NC', true],
    ['state', 'SNV', 'CCHC&PC', true],
    ['party', 'TU', null, true],
    ['party', 'VPTW', null, true],
    ['state', 'BC', null, false],
    ['state', 'ubnd', null, false],
    ['state', 'UB ND', null, false],
    ['state', 'UBND', 'nội chính', false],
    ['state', 'UBND-NC', null, false],
    ['party', 'T/U', null, false],
    ['party', '', null, false],
  ] as const)('%s %j with %j: %s', (system, symbol, department, writable) => {
    expect(isWritableSymbol(system, symbol, department)).toBe(writable);
  });
});
