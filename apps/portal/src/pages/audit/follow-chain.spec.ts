import { describe, expect, it } from '@jest/globals';
import { AUDIT_BEGINNING, type AuditLink } from '@namkhong/domain';
import { createHash } from 'node:crypto';
import { followChain } from './follow-chain.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** A chain hashed with Node's own SHA-256, as the rule is written. */
function chainOf(words: readonly string[]): AuditLink[] {
  const links: AuditLink[] = [];
  for (const word of words) {
    const previousHash = links.at(-1)?.hash ?? '0'.repeat(64);
    const sequence = links.length + 1;
    const hash = sha256(`${previousHash} ${sequence} {"word":${JSON.stringify(word)}}`);
    links.push({ sequence, previousHash, hash, content: { word } });
  }
  return links;
}

/** Hands a chain out two links a page, as a service does. */
const inPages =
  (links: readonly AuditLink[], complete = true) =>
  async (cursor: string | undefined) => {
    const from = Number(cursor ?? 0);
    const next = links.length > from + 2 ? String(from + 2) : null;
    return { items: links.slice(from, from + 2), next, complete };
  };

const links = chainOf(['cấp', 'thu hồi', 'khóa', 'mở', 'xóa']);
const head = links.at(-1) ?? AUDIT_BEGINNING;

describe('followChain', () => {
  it('follows a whole chain over its pages, and an empty one', async () => {
    const { sequence, hash } = head;
    expect(await followChain(head, inPages(links))).toEqual({ end: { sequence, hash }, broken: null });
    expect(await followChain(AUDIT_BEGINNING, inPages([]))).toEqual({ end: AUDIT_BEGINNING, broken: null });
  });

  it('names the entry whose content was changed, and how far the chain holds', async () => {
    const changed = links.map((link) => (link.sequence === 4 ? { ...link, content: { word: 'giữ' } } : link));
    expect(await followChain(head, inPages(changed))).toEqual({
      end: { sequence: 3, hash: links[2]?.hash },
      broken: { sequence: 4, fault: 'hash-differs' },
    });
  });

  it('notices an entry taken out of the middle, and one at the end', async () => {
    const without = links.filter(({ sequence }) => sequence !== 3);
    expect((await followChain(head, inPages(without))).broken).toEqual({
      ...{ sequence: 4, fault: 'sequence-broken' },
    });
    expect((await followChain(head, inPages(links.slice(0, 4)))).broken).toEqual({
      ...{ sequence: 5, fault: 'entries-missing-at-the-end' },
    });
  });

  it('gives no verdict to whoever sees a part of the chain', async () => {
    expect((await followChain(head, inPages(links, false))).broken).toBe('partial');
  });
});
