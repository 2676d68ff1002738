import type { LadderStep } from './ladder.js';

/** Who is told: the head or the deputy of a unit, or the issuer where nobody stands above. */
export interface Recipient {
  readonly role: 'head' | 'deputy' | 'issuer';
  readonly unitId: string | null;
  /** Who holds that post today; empty where the register names nobody. */
  readonly officialIds: readonly string[];
}

/** Who holds which post on the day of a scan, by unit. */
export interface Holders {
  readonly heads: ReadonlyMap<string, readonly string[]>;
  readonly deputies: ReadonlyMap<string, readonly string[]>;
}

/**
 * Whom a step tells. A unit without a deputy is answered for by the head of the unit above; a line that ends before the step
 * has gone up it leads to the issuer.
 *
 * @param line the unit, then the units above it, nearest first
 */
export function chooseRecipient(
  { to, levels }: Pick<LadderStep, 'to' | 'levels'>,
  line: readonly string[],
  { heads, deputies }: Holders,
): Recipient {
  const headAt = (height: number): Recipient => {
    const unitId = line[height];
    if (unitId === undefined) return { role: 'issuer', unitId: null, officialIds: [] };
    return { role: 'head', unitId, officialIds: heads.get(unitId) ?? [] };
  };
  if (to === 'head') return headAt(0);
  if (to === 'superior') return headAt(levels);
  const [unitId = ''] = line;
  const found = deputies.get(unitId) ?? [];
  return found.length > 0 ? { role: 'deputy', unitId, officialIds: found } : headAt(1);
}
