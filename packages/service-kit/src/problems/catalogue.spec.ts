import { describe, expect, it } from '@jest/globals';
import { titleOf, type ProblemCatalogue } from './catalogue.js';

const catalogue = {
  refused: {
    vi: 'Không thể {action} khi ở trạng thái “{state}”.',
    en: 'Cannot {action} while it is “{state}”.',
    words: { sign: { vi: 'ký', en: 'sign' }, draft: { vi: 'dự thảo', en: 'a draft' } },
  },
  columns: { vi: 'Thiếu cột: {columns}.', en: 'Missing: {columns}.' },
} satisfies ProblemCatalogue;

describe('titleOf', () => {
  it.each([
    ['vi', 'Không thể ký khi ở trạng thái “dự thảo”.'],
    ['en', 'Cannot sign while it is “a draft”.'],
  ] as const)('says in %s what a code means', (language, title) => {
    expect(titleOf(catalogue, 'refused', language, { action: 'sign', state: 'draft' })).toBe(title);
  });

  it('writes a value that has no word as it is, also one that every object has', () => {
    const details = { action: 'toString', state: 3 };
    expect(titleOf(catalogue, 'refused', 'en', details)).toBe('Cannot toString while it is “3”.');
  });

  it('writes lists with commas, leaves a place without a value, and falls back on the code', () => {
    expect(titleOf(catalogue, 'columns', 'en', { columns: ['a', 'b'] })).toBe('Missing: a, b.');
    expect(titleOf(catalogue, 'columns', 'en', {})).toBe('Missing: {columns}.');
    expect(titleOf(catalogue, 'unknown', 'vi', {})).toBe('unknown');
  });
});
