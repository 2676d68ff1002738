import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkVectors, coveredGroups } from './check-vectors.js';

const read = (file = 'vectors.json'): Record<string, Record<string, unknown>> =>
  JSON.parse(readFileSync(new URL(`../../vectors/${file}`, import.meta.url), 'utf8'));
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

describe('vectors with other inputs, from a program that shares nothing with this one', () => {
  it.each(checkVectors(read('other-inputs.json')))('$group', ({ failures }) => {
    expect(failures).toEqual([]);
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

  it.each([
    ['V02_score_interval', 'note', 'nu0=10', 'nu0=20'],
    ['V02_score_interval', 'note', 'phi_pool=0.3', 'phi_pool=0.25'],
    ['V05_overall_index', 'violations', '2 minor', '3 minor'],
    ['V08_bh', 'note', 'q=.05', 'q=.001'],
    ['V09_decay', 'scale', 'age/90', 'age/30'],
    ['V11_ewma', 'note', 'target 50', 'target 51'],
    ['V11_ewma', 'note', 's=2.0539', 's=2.1'],
    ['V11_ewma', 'note', 'lambda=.3', 'lambda=.2'],
    ['V12_cusum', 'note', 'k=0.5', 'k=0.25'],
    ['V14_funnel', 'note', 'sd 26', 'sd 20'],
    ['V14_funnel', 'note', 'winsorised 10%', 'winsorised 20%'],
    ['V15_ranks', 'note', 'simultaneous 95%', 'simultaneous 60%'],
    ['V20_reversal', 'canonical_after', 'lin-1.0.0', 'lin-1.0.1'],
  ])('takes the constants of %s from the file: %s with %s changed to %s fails', (group, key, from, to) => {
    expect(
      check((file) => {
        const text = String(file[group]?.[key]);
        expect(text).toContain(from);
        file[group]![key] = text.replace(from, to);
      }),
    ).not.toEqual([]);
  });

  it('ranks the subjects of the file’s own V06', () => {
    const { V15_ranks } = read();
    expect(checkVectors({ V15_ranks })).toEqual([
      { group: 'V15_ranks', failures: expect.arrayContaining(['V06_empirical_bayes is missing']) },
    ]);
  });

  it('refuses a file without groups', () => {
    expect(() => checkVectors([])).toThrow();
    expect(() => checkVectors({})).toThrow();
  });
});
