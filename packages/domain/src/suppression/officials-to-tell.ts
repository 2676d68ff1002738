import { PRIVACY_FLOOR } from './blocks.js';

/** The ratings of one official in one unit; null where they name nobody. */
export interface OfficialShare {
  readonly unitId: string;
  readonly officialId: string | null;
  readonly people: bigint;
}

/**
 * Which officials may be told their figures beside the figures of their units. An official needs `from` people over all
 * units. What a unit's total less its told officials leaves must then be nobody, or ten people and not one official alone;
 * where it is not, the smallest told official of that unit is hidden as well (ties in the order of ids), until every unit
 * keeps what its hidden ones answered. Hiding one in a unit hides them in all, so this is repeated until nothing changes.
 */
export function officialsToTell(shares: readonly OfficialShare[], from: bigint): ReadonlySet<string> {
  const people = new Map<string, bigint>();
  for (const { officialId, people: count } of shares) {
    if (officialId !== null) people.set(officialId, (people.get(officialId) ?? 0n) + count);
  }
  const told = new Set([...people].filter(([, count]) => count >= from).map(([id]) => id));
  const units = [...Map.groupBy(shares, ({ unitId }) => unitId).values()];
  for (;;) {
    const bare = units.map((unit) => nextToHide(unit, told, people)).find((id) => id !== undefined);
    if (bare === undefined) return told;
    told.delete(bare);
  }
}

/** The told official to hide in a unit; undefined where none has to be, or none is left. */
function nextToHide(
  unit: readonly OfficialShare[],
  told: ReadonlySet<string>,
  people: ReadonlyMap<string, bigint>,
): string | undefined {
  const isTold = ({ officialId }: OfficialShare) => officialId !== null && told.has(officialId);
  const hidden = unit.filter((share) => !isTold(share) && share.people > 0n);
  const rest = hidden.reduce((total, share) => total + share.people, 0n);
  const isAlone = hidden.length === 1 && hidden[0]?.officialId !== null;
  if (hidden.length === 0 || (rest >= PRIVACY_FLOOR && !isAlone)) return undefined;
  return unit
    .filter(isTold)
    .flatMap(({ officialId }) => (officialId === null ? [] : [officialId]))
    .toSorted((a, b) => Number((people.get(a) ?? 0n) - (people.get(b) ?? 0n)) || (a < b ? -1 : 1))[0];
}
