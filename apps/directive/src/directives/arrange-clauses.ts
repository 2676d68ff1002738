import type { Parsed } from '@namkhong/domain';

/** A document of two hundred clauses is cut into chapters by its drafters; more is a slip of a program. */
const MOST_CLAUSES = 200;

export type ArrangeFault = 'clause-unknown' | 'clause-order-incomplete' | 'clauses-too-many';

/** The order with a new clause in it: first after null, last after undefined. */
export function insertClause(
  order: readonly string[],
  clauseId: string,
  after: string | null | undefined,
): Parsed<string[], ArrangeFault> {
  if (order.length >= MOST_CLAUSES) return refuse('clauses-too-many', String(MOST_CLAUSES));
  if (after === null) return { ok: true, value: [clauseId, ...order] };
  if (after === undefined) return { ok: true, value: [...order, clauseId] };
  const at = order.indexOf(after);
  if (at < 0) return refuse('clause-unknown', after);
  return { ok: true, value: order.toSpliced(at + 1, 0, clauseId) };
}

/** Another order of the same clauses: every one of them, once. */
export function reorderClauses(
  order: readonly string[],
  wanted: readonly string[],
): Parsed<string[], ArrangeFault> {
  const unknown = wanted.find((clauseId) => !order.includes(clauseId));
  if (unknown !== undefined) return refuse('clause-unknown', unknown);
  if (new Set(wanted).size !== order.length || wanted.length !== order.length) {
    return refuse('clause-order-incomplete', String(order.length));
  }
  return { ok: true, value: [...wanted] };
}

function refuse(code: ArrangeFault, text: string) {
  return { ok: false, reason: { code, params: { text } } } as const;
}
