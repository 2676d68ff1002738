import { createHash } from 'node:crypto';
import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { z } from 'zod';

/** Where the next page begins, of which question, and of which state of the figures. */
const content = z.object({ from: z.int().min(0), question: z.string(), asOf: z.string().nullable() });
export type CursorContent = z.output<typeof content>;

export function writeCursor(cursor: CursorContent): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Undefined for anything that `writeCursor` did not write. */
export function readCursor(text: string): CursorContent | undefined {
  try {
    return content.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What tells one question from another; where a page begins and how long it is are no part of it. */
export function fingerprintOf({ cursor: _cursor, limit: _limit, ...question }: IndexQuery): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 22);
}
