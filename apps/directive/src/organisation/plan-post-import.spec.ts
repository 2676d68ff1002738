import { describe, expect, it } from '@jest/globals';
import { planPostImport, postColumns, type PostRow } from './plan-post-import.js';
import { postKey, type PostState } from './post-state.js';

const row = (cells: string): PostRow =>
  Object.fromEntries(cells.split(',').map((cell, index) => [postColumns[index], cell])) as PostRow;

function plan(lines: readonly string[], recorded: readonly PostState[] = []) {
  let last = 0;
  return planPostImport(
    lines.map((cells, index) => ({ line: index + 2, value: row(cells) })),
    {
      units: new Map([['MH-01', { unitId: 'unit', validFrom: '2025-07-01', validTo: null }]]),
      officials: new Map(recorded.map((post) => [post.officialCode, post.officialId])),
      posts: new Map(recorded.map((post) => [postKey(post), post])),
      nextId: () => `new-${++last}`,
    },
  );
}

describe('planPostImport', () => {
  it('gives an official one id over several posts and changes nothing the second time', () => {
    const lines = [
      'CB-MH-001,MH-01,staff,2025-07-01,2026-01-01,true',
      'CB-MH-001,MH-01,head,2026-01-01,,true',
    ];
    const first = plan(lines);
    expect(first.changed.map((post) => post.officialId)).toEqual(['new-1', 'new-1']);
    expect(plan(lines, first.changed)).toEqual({ changed: [], accepted: 0, unchanged: 2, rejected: [] });
  });

  it('ends a post under its id', () => {
    const [post] = plan(['CB-1,MH-01,head,2026-01-01,,']).changed;
    const ended = plan(['CB-1,MH-01,head,2026-01-01,2026-06-01,'], post === undefined ? [] : [post]);
    expect(ended.changed).toEqual([{ ...post, validTo: '2026-06-01' }]);
  });

  it.each([
    [',MH-01,head,2026-01-01,,', 'official-code-malformed'],
    ['CB-1,404,head,2026-01-01,,', 'unit-unknown'],
    ['CB-1,MH-01,chief,2026-01-01,,', 'post-role-unknown'],
    ['CB-1,MH-01,head,,,', 'post-start-missing'],
    ['CB-1,MH-01,head,2026-13-01,,', 'date-invalid'],
    ['CB-1,MH-01,head,2026-01-02,2026-01-01,', 'interval-empty'],
    ['CB-1,MH-01,head,2020-01-01,2025-07-01,', 'post-outside-unit'],
    ['CB-1,MH-01,head,2026-01-01,,x', 'yes-no-malformed'],
  ])('refuses %s: %s', (cells, code) => {
    expect(plan([cells, 'CB-2,MH-01,staff,2026-01-01,,'])).toMatchObject({
      accepted: 1,
      rejected: [{ line: 2, reason: { code } }],
    });
  });

  it('refuses the same post twice in one file', () => {
    const line = 'CB-1,MH-01,head,2026-01-01,,';
    expect(plan([line, line])).toMatchObject({
      accepted: 1,
      rejected: [{ reason: { code: 'post-repeated' } }],
    });
  });
});
