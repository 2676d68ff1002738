import { describe, expect, it } from '@jest/globals';
import { decideAcknowledgement } from './acknowledge-assignment.js';

describe('decideAcknowledgement', () => {
  const done = new Date('2026-11-23T08:00:00.000Z');

  it.each([
    [{ version: 3, acknowledgedAt: null }, 3, 'acknowledge'],
    [{ version: 3, acknowledgedAt: null }, 2, 'version-differs'],
    [{ version: 3, acknowledgedAt: done }, 3, 'unchanged'],
    [{ version: 3, acknowledgedAt: done }, 2, 'unchanged'],
  ] as const)('%j from version %s: %s', (assignment, version, expected) => {
    expect(decideAcknowledgement(assignment, version)).toBe(expected);
  });
});
