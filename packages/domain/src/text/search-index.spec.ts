import { describe, expect, it } from '@jest/globals';
import { toTsquery, toTsvector } from './search-index.js';

describe('the words of a document', () => {
  it('are there with and without their marks, at one place, number and title weighing most', () => {
    const words = toTsvector({
      number: '01-CT/TU',
      title: 'Cửa quyền',
      issuer: 'Tỉnh ủy',
      clauses: ['ban hành'],
    });
    expect(words.split(' ').toSorted()).toEqual(
      [
        ...['1:1A', 'ct:2A', 'tu:3A', 'cửa:4A', 'cua:4A', 'quyền:5A', 'quyen:5A'],
        ...['tỉnh:6B', 'tinh:6B', 'ủy:7B', 'uy:7B', 'ban:8', 'hành:9', 'hanh:9'],
      ].toSorted(),
    );
  });

  it('stay within what PostgreSQL holds, however long the document', () => {
    const clauses = Array.from({ length: 200 }, (_, index) => `từ${index} `.repeat(1_000));
    const words = toTsvector({ number: '01-CT/TU', title: 'x', issuer: 'y', clauses });
    expect(Buffer.byteLength(words)).toBeLessThan(1_000_000);
    expect(Math.max(...(words.match(/\d+(?=[,A-D ])/g)?.map(Number) ?? []))).toBeLessThanOrEqual(16_383);
  });
});

describe('a question', () => {
  it.each([
    ['Cửa quyền, hách dịch', 'cửa & quyền & hách & dịch'],
    ['cua quyen cua', 'cua & quyen'],
    ['01-CT/TU', '1 & ct & tu'],
    ["a' | b & !c:*", 'a & b & c'],
    ['— … !', null],
    ['', null],
  ])('%j: %j', (text, query) => {
    expect(toTsquery(text)).toBe(query);
  });
});
