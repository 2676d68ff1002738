import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { isDue, isPublished } from './rotation.js';
import { seal, unseal } from './seal.js';

describe('seal', () => {
  const key = randomBytes(32);

  it('gives back what was sealed, under the same key and purpose alone', () => {
    const sealed = seal(key, 'session', 'Nguyễn Thị Lan');
    expect(unseal(key, 'session', sealed)).toBe('Nguyễn Thị Lan');
    expect(() => unseal(key, 'signing-key', sealed)).toThrow();
    expect(() => unseal(randomBytes(32), 'session', sealed)).toThrow();
  });

  it('notices a changed byte anywhere', () => {
    const sealed = seal(key, 'session', 'text');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(key, 'session', changed)).toThrow();
    }
  });

  it('hides what it seals and never seals alike', () => {
    expect(seal(key, 'session', 'Lan').includes('Lan')).toBe(false);
    expect(seal(key, 'session', 'Lan').equals(seal(key, 'session', 'Lan'))).toBe(false);
  });
});

describe('rotation', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

  it('makes a key where there is none or the newest has signed for 90 days', () => {
    expect(isDue(undefined, now)).toBe(true);
    expect(isDue(daysAgo(89), now)).toBe(false);
    expect(isDue(daysAgo(90), now)).toBe(true);
  });

  it('publishes the newest for ever and the one before for two days more', () => {
    expect(isPublished([daysAgo(400)], 0, now)).toBe(true);
    expect(isPublished([daysAgo(1), daysAgo(91)], 1, now)).toBe(true);
    expect(isPublished([daysAgo(2), daysAgo(92)], 1, now)).toBe(false);
  });
});
