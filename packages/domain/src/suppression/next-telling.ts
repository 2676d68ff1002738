import type { CellContent } from '../cells/cell-content.js';
import { chooseBlocks, combineBlocks, PRIVACY_FLOOR, type PerBlock } from './blocks.js';

/** What is told of a part, and the release in which each of its blocks was told last; 0 for none. */
export interface Telling {
  readonly content: CellContent;
  readonly snapshots: PerBlock<bigint>;
}

/**
 * What is told of a part when it is told anew. Not everybody answers every criterion, so each block is told anew only
 * when ten people are behind it of whom it told nothing before; until then it stays as told.
 *
 * @param told the last telling, or an empty one
 * @param current the cells as they are
 * @param newcomers people in `current` who came since each block was told, at least so many
 * @param snapshot this release
 */
export function nextTelling(
  told: Telling,
  current: CellContent,
  newcomers: PerBlock<bigint>,
  snapshot: bigint,
): Telling {
  const mayTell = combineBlocks(newcomers, newcomers, (count) => count >= PRIVACY_FLOOR);
  return {
    content: chooseBlocks(mayTell, current, told.content),
    snapshots: combineBlocks(mayTell, told.snapshots, (allowed, before) => (allowed ? snapshot : before)),
  };
}
