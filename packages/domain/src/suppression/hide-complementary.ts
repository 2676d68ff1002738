import { PRIVACY_FLOOR } from './blocks.js';

/** A part of a total, and how many people it rests on. */
export interface PartOfTotal {
  readonly id: string;
  readonly people: bigint;
}

export interface HiddenChildren {
  /** Too few to be told. */
  readonly primary: readonly string[];
  /** Hidden with them, because the total less the others would give those away. */
  readonly complementary: readonly string[];
  /** Whether not even hiding all is enough, so that the total has to be hidden as well. */
  readonly hidesTotal: boolean;
}

/**
 * Which parts of a told total may not be told beside it. One that rests on somebody, but on fewer people than a part needs,
 * is hidden; and where such a part would be the only one hidden, or those hidden rest on fewer than ten together, the
 * smallest of the others is hidden as well, and so on (ties in the order of ids). A part of nobody hides nothing.
 * (CMS cell size suppression policy; golden vector V23.)
 *
 * @param from the fewest people a part may be told of
 * @param together the fewest people those hidden may rest on
 */
export function hideComplementary(
  children: readonly PartOfTotal[],
  from: bigint = PRIVACY_FLOOR,
  together: bigint = PRIVACY_FLOOR,
): HiddenChildren {
  const somebody = children
    .filter(({ people }) => people > 0n)
    .toSorted((a, b) => (a.people === b.people ? (a.id < b.id ? -1 : 1) : a.people < b.people ? -1 : 1));
  const primary = somebody.filter(({ people }) => people < from);
  if (primary.length === 0) return { primary: [], complementary: [], hidesTotal: false };
  const others = somebody.slice(primary.length);
  let hidden = primary.reduce((total, { people }) => total + people, 0n);
  let count = 0;
  const isEnough = () => primary.length + count > 1 && hidden >= together;
  while (!isEnough() && count < others.length) {
    hidden += others[count]?.people ?? 0n;
    count += 1;
  }
  return {
    primary: primary.map(({ id }) => id).toSorted(),
    complementary: others
      .slice(0, count)
      .map(({ id }) => id)
      .toSorted(),
    hidesTotal: !isEnough(),
  };
}
