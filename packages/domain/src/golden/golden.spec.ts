import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkVectors, coveredGroups } from './check-vectors.js';

const read = (): Record<string, Record<string, unknown>> =>
  JSON.parse(readFileSync(new URL('../../vectors/vectors.json', import.meta.url), 'utf8'));
const results = new Map(checkVectors(read()).map(({ group, failures }) => [group, failures]));

describe('golden vectors', () => {
  it.each(coveredGroups)('%s', (group) => {
    expect(results.get(group)).toEqual([]);
  });

  it('are 28, and each of them is checked', () => {
    expect([...results.keys()].filter((group) => !coveredGroups.includes(group))).toEqual([]);
    expect(results.size).toBe(28);
  });

  it('covers only groups that are in the file', () => {
    for (const group of coveredGroups) expect([...results.keys()]).toContain(group);
  });
});

describe('checkVectors', () => {
  const check = (change: (file: Record<string, Record<string, unknown>>) => void) => {
    const file = read();
    change(file);
    return checkVectors(file).flatMap(({ group, failures }) =>
      coveredGroups.includes(group) ? failures.map((failure) => `${group}${failure}`) : [],
    );
  };

  it('notices a wrong last digit, a wrong count and a missing field', () => {
    expect(check((file) => (file['V01_linear_score']!['score'] = '81.041666668'))).toHaveLength(1);
    expect(check((file) => (file['V01_linear_score']!['n'] = 121))).toEqual([
      'V01_linear_score/n is 121, got 120',
    ]);
    expect(check((file) => delete file['V01_linear_score']!['n'])).toContain('V01_linear_score/n is missing');
  });

  it('notices a field that nothing checks, and a group it does not know', () => {
    expect(check((file) => (file['V21_merge']!['extra'] = 1))).toEqual(['V21_merge/extra is not checked']);
    expect(checkVectors({ V99_new: {} })).toEqual([
      { group: 'V99_new', failures: ['no check for this group'] },
    ]);
    expect(checkVectors({ toString: {} })).toEqual([
      { group: 'toString', failures: ['no check for this group'] },
    ]);
  });

  it('refuses a file without groups', () => {
    expect(() => checkVectors([])).toThrow();
    expect(() => checkVectors({})).toThrow();
  });
});
