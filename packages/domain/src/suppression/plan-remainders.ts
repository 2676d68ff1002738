import { addContents, type CellContent } from '../cells/cell-content.js';
import { combineBlocks, PRIVACY_FLOOR, type PerBlock } from './blocks.js';

/** A month's share of what is told of a whole quarter. It may be negative where people left whom a month told. */
export interface MonthContent {
  /** First of the month. */
  readonly month: string;
  readonly content: CellContent;
}

/** What is in a unit's cells of a quarter, of one version and assurance, and in none of its told months. */
export interface Leftover {
  readonly unitId: string;
  /** The channels that it lies in, sorted. */
  readonly channels: readonly string[];
  readonly months: readonly MonthContent[];
  /** People of whom nothing was told before. */
  readonly newcomers: PerBlock<bigint>;
  readonly illustrative: boolean;
}

/** What is left over and may be told as one: of the unit itself, or of several units at or below it. */
export interface Remainder extends Leftover {
  /** The units it comes from, sorted; none where it is the unit's own. */
  readonly units: readonly string[];
}

/**
 * What may be told at the close of a quarter beyond its months. A unit of which ten people are left over tells them as
 * one remainder. What is left of units with fewer is gathered at the unit above them, and further up, until there are
 * ten from at least two units. Nobody is in two remainders; what reaches the top with fewer stays untold.
 *
 * @param lineOf the unit and those above it in the quarter, nearest first
 */
export function planRemainders(
  leftovers: readonly Leftover[],
  lineOf: (unitId: string) => readonly string[],
): Remainder[] {
  const own = leftovers.filter(({ newcomers }) => newcomers.rated >= PRIVACY_FLOOR);
  const told: Remainder[] = own.map((leftover) => ({ ...leftover, units: [] }));
  const waiting = leftovers
    .filter((leftover) => !own.includes(leftover))
    .map((leftover) => ({ line: lineOf(leftover.unitId), members: [leftover] }));
  let depth = Math.max(0, ...waiting.map(({ line }) => line.length));
  let bags = waiting;
  for (; depth > 0; depth -= 1) {
    const deepest = bags.filter(({ line }) => line.length === depth);
    const rest = bags.filter(({ line }) => line.length !== depth);
    for (const [holder = '', gathered] of Map.groupBy(deepest, ({ line }) => line[0])) {
      const members = gathered.flatMap((bag) => bag.members);
      const together = gather(holder, members);
      if (members.length > 1 && together.newcomers.rated >= PRIVACY_FLOOR) told.push(together);
      else rest.push({ line: gathered[0]?.line.slice(1) ?? [], members });
    }
    bags = rest;
  }
  return told;
}

function gather(holder: string, members: readonly Leftover[]): Remainder {
  const [first, ...others] = members;
  if (!first) throw new RangeError('a remainder of nobody');
  const plus = (a: bigint, b: bigint) => a + b;
  return {
    unitId: holder,
    units: members.map(({ unitId }) => unitId).toSorted(),
    channels: [...new Set(members.flatMap(({ channels }) => channels))].toSorted(),
    months: addMonthContents(members.map(({ months }) => months)),
    newcomers: others.reduce((sum, { newcomers }) => combineBlocks(sum, newcomers, plus), first.newcomers),
    illustrative: members.some(({ illustrative }) => illustrative),
  };
}

/** Month by month, earliest first. */
export function addMonthContents(all: readonly (readonly MonthContent[])[]): MonthContent[] {
  return [...Map.groupBy(all.flat(), ({ month }) => month)]
    .map(([month, ofMonth]) => ({
      month,
      content: ofMonth.map(({ content }) => content).reduce(addContents),
    }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
