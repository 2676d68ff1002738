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
    [{ number: 'Công văn 693' }, 'Công văn 693', 'number-missing', 'number'],
    [{ number: '693/' }, '693/', 'form-unknown', 'issuer'],
    [{ number: '693-cv/TU' }, '693-cv/TU', 'form-unknown', 'type'],
    [{ number: '00-CT/TU' }, '00-CT/TU', 'number-zero', 'number'],
    [{ basedOn: ['12-CT/TU', 'Chỉ thị'] }, 'Chỉ thị', 'number-missing', 'number'],
  ])('refuses %j and says which number, why and where', (change, number, reason, part) => {
    expect(drafted(change)).toEqual({
      ok: false,
      reason: { code: 'document-number-invalid', params: { number, reason, part } },
    });
  });

  it.each([
    [{ title: 'Cuộc vận động\u202E' }, 'title', 'U+202E'],
    [{ issuer: 'Thành ủy\u0000' }, 'issuer', 'U+0000'],
    [{ clauses: [{ text: 'a\u200Bb', asReported: true }] }, 'clauses.0.text', 'U+200B'],
  ])('refuses %j, which nobody would see', (change, field, character) => {
    expect(drafted(change)).toEqual({
      ok: false,
      reason: { code: 'character-forbidden', params: { field, character } },
    });
  });
});
