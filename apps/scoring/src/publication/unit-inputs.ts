import { sumBlocks, type BlockInputs, type SubjectInputs } from '@namkhong/domain';
import type { ReleasedCell } from '../release/released-cells.reader.js';
import { strataOf, sumOf } from './official-inputs.js';
import type { MonthCell } from './subject-cells.repository.js';

/** What is known of one unit's quarter beside what is told of it. */
export type UnitFacts = Pick<SubjectInputs, 'unitId' | 'level' | 'service' | 'setAside'>;

/**
 * The inputs of a unit: what is told of it, and nothing else. Blocks that add up several units below it are kept with it,
 * but are no part of its own figures.
 */
export function unitInputs(
  facts: UnitFacts,
  told: readonly ReleasedCell[],
  cells: readonly MonthCell[],
): SubjectInputs {
  const blocks = told.map(toBlock).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return {
    ...facts,
    kind: 'unit',
    subjectId: facts.unitId,
    distinctRaters: null,
    versions: sumBlocks(blocks.filter(({ units }) => units.length === 0)),
    strata: strataOf(cells),
    droppedChannels: [],
    blocks,
  };
}

/**
 * Whether what is told of a unit holds nobody who no longer counts: month by month and count by count it is no more than the
 * cells. Where too few came since to tell it anew, it still holds those set aside, and adding them would count them twice.
 */
export function holdsWhatCounts(told: readonly ReleasedCell[], cells: readonly MonthCell[]): boolean {
  const monthKey = ({ month, setVersion }: { readonly month: string; readonly setVersion: number }) =>
    `${month} ${setVersion}`;
  const counted = Map.groupBy(cells, monthKey);
  return [
    ...Map.groupBy(
      told.filter(({ units }) => units.length === 0),
      monthKey,
    ),
  ].every(([key, ofMonth]) => {
    const now = sumOf((counted.get(key) ?? []).map(({ rated, histograms }) => [rated, ...histograms]));
    const then = sumOf(ofMonth.map(({ content: { rated, histograms } }) => [rated, ...histograms]));
    return then.every((count, at) => count <= (now[at] ?? 0n));
  });
}

function toBlock(cell: ReleasedCell): BlockInputs {
  const { unitId, units, month, setVersion, channels, wholeQuarter, content, snapshots } = cell;
  return { unitId, units, month, setVersion, channels, wholeQuarter, content, snapshots };
}

function orderOf({ month, setVersion, wholeQuarter, channels, units }: BlockInputs): string {
  return [month, setVersion, wholeQuarter, channels.join('+'), units.join('+')].join(' ');
}
