import {
  addContents,
  addMonthContents,
  combineBlocks,
  type Arrival,
  type CellContent,
  type Leftover,
  type MonthContent,
} from '@namkhong/domain';
import { groupKey, type CellGroup } from '../intake/cells.reader.js';
import type { GroupParts, Part } from './parts.js';

/** What stands apart at the close of a quarter: versions and assurances never share a count. */
export type Strand = Pick<CellGroup, 'setCode' | 'setVersion' | 'assurance'>;

/** A unit's leftover with what it takes to tell it anew later. */
export interface StrandLeftover extends Leftover {
  readonly strand: Strand;
  /** The unit's ratings of the quarter that count; null while nothing was ever taken back. */
  readonly arrivals: readonly Arrival[] | null;
}

export function strandKey({ setCode, setVersion, assurance }: Strand): string {
  return [setCode, setVersion, assurance].join(' ');
}

/** What the told months of a quarter leave over, unit by unit; units of which nothing is left are not among them. */
export function leftoversOf(groups: readonly GroupParts[]): StrandLeftover[] {
  const byUnit = Map.groupBy(groups, ({ group }) => groupKey({ ...group, month: '' }));
  return [...byUnit.values()].flatMap((ofUnit) => {
    const parts = ofUnit.flatMap(({ parts }) => parts).filter((part) => !isEmpty(restOf(part)));
    const [first, ...others] = parts;
    if (!first) return [];
    const { unitId, setCode, setVersion, assurance } = first.group;
    const plus = (a: bigint, b: bigint) => a + b;
    return [
      {
        unitId,
        strand: { setCode, setVersion, assurance },
        channels: [...new Set(parts.flatMap(({ channels }) => channels))].toSorted(),
        months: addMonthContents(parts.map((part) => [monthOf(part)])),
        newcomers: others.reduce(
          (sum, { newcomers }) => combineBlocks(sum, newcomers, plus),
          first.newcomers,
        ),
        illustrative: parts.some(({ illustrative }) => illustrative),
        arrivals: mergeArrivals(ofUnit.map(({ state }) => state.arrivals)),
      },
    ];
  });
}

/** Where one took something back, all are asked for their ratings; those that were not read are none. */
export function mergeArrivals(all: readonly (readonly Arrival[] | null)[]): readonly Arrival[] | null {
  return all.every((each) => each === null) ? null : all.flatMap((each) => each ?? []);
}

/** Integer by integer; below zero where more left than came. */
function restOf({ current, last }: Part): CellContent {
  const { rated, histograms, crosses, days } = last.content;
  const minus = (counts: readonly bigint[]) => counts.map((count) => -count);
  return addContents(current, {
    rated: -rated,
    histograms: minus(histograms),
    crosses: minus(crosses),
    days: minus(days),
  });
}

function monthOf(part: Part): MonthContent {
  return { month: part.group.month, content: restOf(part) };
}

function isEmpty({ rated, histograms, crosses, days }: CellContent): boolean {
  return rated === 0n && [histograms, crosses, days].every((counts) => counts.every((count) => count === 0n));
}
