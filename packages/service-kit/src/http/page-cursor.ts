import { Problem } from '../problems/problem.js';
import type { z } from 'zod';

/** One page of a list, and where the next begins. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * Cuts one page from up to `limit + 1` items, the last of which only tells that there is more.
 *
 * @param position what of the last item shown the next page starts after
 */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  position: (last: Item) => unknown,
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return { items, next: isMore ? Buffer.from(JSON.stringify(position(last))).toString('base64url') : null };
}

/** The position in a cursor that we gave out. Throws Problem 400 `cursor-invalid` for any other text. */
export function readCursor<Position extends z.ZodType>(
  schema: Position,
  cursor: string | undefined,
): z.output<Position> | undefined {
  if (cursor === undefined) return undefined;
  const position = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!position.success) throw new Problem(400, 'cursor-invalid');
  return position.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(400, 'cursor-invalid', {}, { cause: error });
  }
}
