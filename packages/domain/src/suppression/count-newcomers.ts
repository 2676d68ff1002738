import type { CellContent } from '../cells/cell-content.js';
import { blocksOf, combineBlocks, peopleBehind, type PerBlock } from './blocks.js';
import type { Telling } from './next-telling.js';

/** A rating that counts, and where in the log it was cast; null for one from before that was kept. */
export interface Arrival {
  readonly log: { readonly partition: number; readonly offset: bigint } | null;
  /** In the order of the set, 0 for no answer. */
  readonly levels: readonly number[];
}

/**
 * How many people in `current` came since each block was told: at least so many, never more. As long as nobody of the
 * part revised, withdrew or was set aside, these are the differences of the counts. After that a difference no longer
 * tells newcomers from people who returned, so every rating that counts is asked when it was cast.
 *
 * @param arrivals the ratings of the part in `current`; null while nothing was ever taken back
 * @param positionOf the first offset of a partition that a snapshot does not show; null where that is unknown
 */
export function countNewcomers(
  last: Telling,
  current: CellContent,
  arrivals: readonly Arrival[] | null,
  positionOf: (snapshot: bigint, partition: number) => bigint | null,
): PerBlock<bigint> {
  const now = peopleBehind(current);
  const told = peopleBehind(last.content);
  if (arrivals === null) return combineBlocks(now, told, (a, b) => a - b);
  const came = combineBlocks(last.snapshots, memberships(now.criteria.length), (snapshot, answered) => {
    const isNew = ({ log }: Arrival) => {
      const position = log && positionOf(snapshot, log.partition);
      return log !== null && position !== null && log.offset >= position;
    };
    return BigInt(arrivals.filter((rating) => answered(rating.levels) && isNew(rating)).length);
  });
  const isUntold = combineBlocks(last.snapshots, told, (snapshot, count) => snapshot === 0n && count === 0n);
  const whenUntold = combineBlocks(isUntold, now, (untold, count) => (untold ? count : null));
  return combineBlocks(whenUntold, came, (all, some) => all ?? some);
}

/** Who is behind each block of a set with so many criteria, by the answers given. */
function memberships(criteria: number): PerBlock<(levels: readonly number[]) => boolean> {
  const answered = (index: number) => (levels: readonly number[]) => (levels[index] ?? 0) > 0;
  const ones = Array.from({ length: criteria }, (_, index) => index);
  const each = ones.map(answered);
  const pairs = ones.flatMap((a) =>
    ones.slice(a + 1).map((b) => (levels: readonly number[]) => [a, b].every((at) => (levels[at] ?? 0) > 0)),
  );
  const all = (levels: readonly number[]) => !levels.includes(0);
  return blocksOf([() => true, ...each, ...pairs, all], criteria, all);
}
