import { describe, expect, it } from '@jest/globals';
import { findForbiddenCharacter } from './forbidden-character.js';
import { indexWords, searchWords } from './search-words.js';

describe('searchWords', () => {
  it.each([
    ['Cửa quyền, hách dịch', ['cửa', 'quyền', 'hách', 'dịch']],
    ['Số 01-CT/TU', ['số', '1', 'ct', 'tu']],
    ['2231/SNV-CCHC&PC', ['2231', 'snv', 'cchc', 'pc']],
    ['Uỷ ban, hoà giải, sức khoẻ', ['ủy', 'ban', 'hòa', 'giải', 'sức', 'khỏe']],
    // The mark stays where a consonant follows: there is one way of writing `hoàn`.
    ['hoàn thành toàn tỉnh', ['hoàn', 'thành', 'toàn', 'tỉnh']],
    ['ĐƯỜNG', ['đường']],
    ['nhiệm vụ'.normalize('NFD'), ['nhiệm', 'vụ']],
    ['', []],
    ['“…” — !', []],
    ['007 000', ['7', '0']],
  ])('%j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  it('gives the same words without marks beside them', () => {
    expect(indexWords('Uỷ ban Đường Thư')).toEqual({
      written: ['ủy', 'ban', 'đường', 'thư'],
      plain: ['uy', 'ban', 'duong', 'thu'],
    });
  });
});

describe('findForbiddenCharacter', () => {
  it.each([
    ['Văn bản\n\tcó xuống dòng\r\n', null],
    ['emoji 😀', null],
    ['a\u0000b', 'U+0000'],
    ['a\u202Eb', 'U+202E'],
    ['a\u001Bb', 'U+001B'],
    ['a\uD83Db', 'U+D83D'],
  ])('%j: %s', (text, found) => {
    expect(findForbiddenCharacter(text)).toBe(found);
  });
});
