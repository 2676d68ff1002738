import { describe, expect, it } from '@jest/globals';
import { unitOf } from '../testing/fixtures.js';
import { nextParents } from './next-parents.js';

const edge = (parentId: string | null, validFrom: string | null = null, validTo: string | null = null) => ({
  parentId,
  validFrom,
  validTo,
});

describe('whom a unit belonged to, after an event about it', () => {
  const [before, after] = ['a', 'b'];

  it.each([
    ['first heard of', [], { parentId: before }, [edge(before)]],
    [
      'as long as it exists',
      [],
      { parentId: before, validTo: '2025-07-01' },
      [edge(before, null, '2025-07-01')],
    ],
    [
      'with dates: what the event says',
      [edge(before)],
      { parents: [edge(before, null, '2024-01-01'), edge(after, '2024-01-01')], parentId: after },
      [edge(before, null, '2024-01-01'), edge(after, '2024-01-01')],
    ],
    [
      'without dates, somebody else: since the day of the event',
      [edge(before)],
      { parentId: after },
      [edge(before, null, '2026-05-17'), edge(after, '2026-05-17')],
    ],
    ['the same again: nothing new', [edge(before)], { parentId: before }, [edge(before)]],
    [
      'the same again after a change of hands: nothing new',
      [edge(before, null, '2024-01-01'), edge(after, '2024-01-01')],
      { parentId: after, validTo: '2025-07-01' },
      [edge(before, null, '2024-01-01'), edge(after, '2024-01-01', '2025-07-01')],
    ],
    ['stated for the first time: from the beginning', [edge(null)], { parentId: before }, [edge(before)]],
    [
      'corrected on the day of the change: one change',
      [edge('x', null, '2026-05-17'), edge(before, '2026-05-17')],
      { parentId: after },
      [edge('x', null, '2026-05-17'), edge(after, '2026-05-17')],
    ],
    [
      'corrected before it begins: from its beginning',
      [edge(before, '2026-06-01')],
      { parentId: after, validFrom: '2026-06-01' },
      [edge(after, '2026-06-01')],
    ],
    [
      'corrected after it ended: for its whole last time',
      [edge(before, null, '2025-07-01')],
      { parentId: after, validTo: '2025-07-01' },
      [edge(after, null, '2025-07-01')],
    ],
  ])('%s', (_, known, change, expected) => {
    expect(nextParents(known, unitOf('X', change), '2026-05-17')).toEqual(expected);
  });
});
