import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  AUDIT_BEGINNING,
  auditHash,
  AuditWalk,
  type AuditFault,
  type AuditLink,
  type AuditPosition,
} from './audit-chain.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** A chain of the contents, hashed by hand as the rule is written. */
function chainOf(contents: readonly string[]): AuditLink[] {
  const links: AuditLink[] = [];
  for (const act of contents) {
    const previousHash = links.at(-1)?.hash ?? '0'.repeat(64);
    const sequence = links.length + 1;
    const hash = sha256(`${previousHash} ${sequence} {"act":${JSON.stringify(act)}}`);
    links.push({ sequence, previousHash, hash, content: { act } });
  }
  return links;
}

/** The first fault of a chain and where it is: at the end, after its last entry. */
function firstFault(
  links: readonly AuditLink[],
  noted: readonly AuditPosition[] = [],
  from = AUDIT_BEGINNING,
): [number, AuditFault] | null {
  const walk = new AuditWalk(from, noted, sha256);
  for (const link of links) {
    const fault = walk.follow(link);
    if (fault) return [link.sequence, fault];
  }
  const fault = walk.end();
  return fault && [walk.position.sequence, fault];
}

describe('the chain of acts', () => {
  it('hashes what stands in the rule: the hash before, the sequence, the text', () => {
    // printf '%064d 1 {"act":"grant.record"}' 0 | sha256sum
    expect(auditHash(AUDIT_BEGINNING, '{"act":"grant.record"}', sha256)).toBe(
      'a4fc7fce60f453a4473bfa78c28deb516e43bf514a3ecfa138fbb9ad1cc5c78b',
    );
  });

  it('follows every chain that was made by the rule', () => {
    fc.assert(fc.property(fc.array(fc.string()), (contents) => firstFault(chainOf(contents)) === null));
  });

  it('finds any one content that was changed, at its place', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), fc.string(), (contents, at, other) => {
        const index = at % contents.length;
        fc.pre(contents[index] !== other);
        const links = chainOf(contents).map((link, i) =>
          i === index ? { ...link, content: { act: other } } : link,
        );
        expect(firstFault(links)).toEqual([index + 1, 'hash-differs']);
      }),
    );
  });

  it.each<[string, (links: AuditLink[]) => AuditLink[], [number, AuditFault]]>([
    ['one is taken out', ([a, , c]) => [a!, c!], [3, 'sequence-broken']],
    ['two change places', ([a, b, c]) => [a!, c!, b!], [3, 'sequence-broken']],
    [
      'two change places and numbers',
      ([a, b, c]) => [a!, { ...c!, sequence: 2 }, { ...b!, sequence: 3 }],
      [2, 'previous-hash-differs'],
    ],
    [
      'one is forged with its own hash',
      ([a, b, c]) => {
        const hash = auditHash(a!, '{"act":"x"}', sha256);
        return [a!, { ...b!, content: { act: 'x' }, hash }, c!];
      },
      [3, 'previous-hash-differs'],
    ],
    [
      'one holds a number without one text',
      ([a, b]) => [a!, { ...b!, content: { act: 0.5 } }],
      [2, 'content-has-no-canonical-text'],
    ],
  ])('is broken where %s', (_name, change, fault) => {
    expect(firstFault(change(chainOf(['a', 'b', 'c'])))).toEqual(fault);
  });

  it('must reach every head that was noted, and say the same there', () => {
    const links = chainOf(['a', 'b', 'c']);
    expect(firstFault(links, links)).toBeNull();
    expect(firstFault(links.slice(0, 2), links)).toEqual([2, 'entries-missing-at-the-end']);
    expect(firstFault(links, [{ sequence: 2, hash: sha256('other') }])).toEqual([2, 'noted-head-differs']);
    expect(firstFault(links, [{ sequence: 4, hash: sha256('other') }])).toEqual([
      3,
      'entries-missing-at-the-end',
    ]);
  });

  it('is known to have been made anew, fitting in itself, by whoever noted a head', () => {
    const [, noted] = chainOf(['a', 'b', 'c']);
    const anew = chainOf(['x', 'b', 'c']);
    expect(firstFault(anew)).toBeNull();
    expect(firstFault(anew, [noted!])).toEqual([2, 'noted-head-differs']);
  });

  it('can be followed from a head on that is taken as known', () => {
    const links = chainOf(['a', 'b', 'c', 'd']);
    expect(firstFault(links.slice(2), [links[3]!], links[1])).toBeNull();
    expect(firstFault(links.slice(2), [], { sequence: 2, hash: sha256('other') })).toEqual([
      3,
      'previous-hash-differs',
    ]);
  });
});
