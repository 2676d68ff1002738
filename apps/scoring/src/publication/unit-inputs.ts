import { sumBlocks, type BlockInputs, type SubjectInputs } from '@namkhong/domain';
import type { ReleasedCell } from '../release/released-cells.reader.js';
import { strataOf } from './official-inputs.js';
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

function toBlock(cell: ReleasedCell): BlockInputs {
  const { unitId, units, month, setVersion, channels, wholeQuarter, content, snapshots } = cell;
  return { unitId, units, month, setVersion, channels, wholeQuarter, content, snapshots };
}

function orderOf({ month, setVersion, wholeQuarter, channels, units }: BlockInputs): string {
  return [month, setVersion, wholeQuarter, channels.join('+'), units.join('+')].join(' ');
}
