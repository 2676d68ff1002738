import { describe, expect, it } from '@jest/globals';
import { VerifiedTokens } from './verified-tokens.js';

const now = Date.UTC(2026, 10, 25);
const hour = 3_600_000;

describe('VerifiedTokens', () => {
  it('knows a token for a minute, and does not grow young by being asked for', () => {
    const tokens = new VerifiedTokens();
    tokens.remember('a.b.c', 'binh', now + hour, now);
    expect(tokens.subjectOf('a.b.c', now + 40_000)).toBe('binh');
    expect(tokens.subjectOf('a.b.c', now + 59_999)).toBe('binh');
    expect(tokens.subjectOf('a.b.c', now + 60_000)).toBeUndefined();
    expect(tokens.subjectOf('a.b.c', now)).toBeUndefined();
  });

  it('never knows a token beyond its expiry', () => {
    const tokens = new VerifiedTokens();
    tokens.remember('a.b.c', 'binh', now + 10_000, now);
    expect(tokens.subjectOf('a.b.c', now + 9_999)).toBe('binh');
    expect(tokens.subjectOf('a.b.c', now + 10_000)).toBeUndefined();
  });

  it('tells tokens apart by all of their characters', () => {
    const tokens = new VerifiedTokens();
    tokens.remember('a.b.c', 'binh', now + hour, now);
    expect(tokens.subjectOf('a.b.d', now)).toBeUndefined();
    expect(tokens.subjectOf('a.b.', now)).toBeUndefined();
  });

  it('lets the one go that was not asked for longest', () => {
    const tokens = new VerifiedTokens(2);
    tokens.remember('first', 'a', now + hour, now);
    tokens.remember('second', 'b', now + hour, now);
    tokens.subjectOf('first', now);
    tokens.remember('third', 'c', now + hour, now);
    const left = ['first', 'second', 'third'].map((token) => tokens.subjectOf(token, now));
    expect(left).toEqual(['a', undefined, 'c']);
  });
});
