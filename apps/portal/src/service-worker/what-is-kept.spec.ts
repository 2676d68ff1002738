import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { documentOf, isPublicReading, mayBeKept } from './what-is-kept.js';

const asking = (headers: Record<string, string>, method = 'GET') => ({
  method,
  headers: new Headers(headers),
});

describe('what is kept for reading without a network', () => {
  it('is what anybody may read', () => {
    const request = asking({
      accept: 'application/json',
      'accept-language': 'vi',
      'sec-ch-ua-mobile': '?1',
    });
    expect(isPublicReading('/api/directive/v1/units', request)).toBe(true);
    expect(isPublicReading('/portal-config.json', request)).toBe(true);
  });

  it('is never what carries a header of somebody’s own, nor what changes anything', () => {
    const name = fc
      .stringMatching(/^[a-z][a-z-]{1,20}$/)
      .filter((header) => !['accept', 'accept-language', 'user-agent'].includes(header))
      .filter((header) => !header.startsWith('sec-'));
    fc.assert(
      fc.property(name, (header) => {
        expect(isPublicReading('/api/feedback/v1/ballot', asking({ [header]: 'x' }))).toBe(false);
      }),
    );
    expect(isPublicReading('/api/feedback/v1/ratings', asking({}, 'POST'))).toBe(false);
    expect(isPublicReading('/oidc/auth', asking({}))).toBe(false);
  });

  it('obeys the service', () => {
    const answer = (status: number, control?: string) => ({
      status,
      headers: new Headers(control === undefined ? {} : { 'cache-control': control }),
    });
    expect(mayBeKept(answer(200))).toBe(true);
    expect(mayBeKept(answer(200, 'no-store'))).toBe(false);
    expect(mayBeKept(answer(200, 'private, max-age=60'))).toBe(false);
    expect(mayBeKept(answer(503))).toBe(false);
  });
});

describe('documentOf', () => {
  it.each([
    ['/', '/index.html'],
    ['/units/42', '/index.html'],
    ['/rate', '/rate.html'],
    ['/rate/anything', '/rate.html'],
    ['/rated', '/index.html'],
    ['/api/docs', null],
    ['/oidc/auth', null],
  ])('%s', (path, expected) => {
    expect(documentOf(path, new Set(['/index.html', '/rate.html']))).toBe(expected);
  });
});
