import {
  blocksOf,
  countNewcomers,
  emptyContent,
  type CellContent,
  type PerBlock,
  type Telling,
} from '@namkhong/domain';
import type { CellGroup, ChannelCell } from '../intake/cells.reader.js';
import type { ChannelRating } from '../intake/ratings.reader.js';
import { contentOf } from './content-of.js';
import type { ReleasedCell } from './released-cells.reader.js';

/** Channels of a group that are told together, or one that is not told yet. */
export interface Part {
  readonly group: CellGroup;
  readonly channels: readonly string[];
  readonly told: boolean;
  readonly last: Telling;
  readonly current: CellContent;
  readonly newcomers: PerBlock<bigint>;
  readonly illustrative: boolean;
}

/** What is known of a group when its release is considered. */
export interface GroupState {
  readonly cells: readonly ChannelCell[];
  readonly released: readonly ReleasedCell[];
  /**
   * Its ratings that count, but for channels with a tally, which have none here; null while nobody revised, withdrew or was
   * set aside.
   */
  readonly arrivals: readonly ChannelRating[] | null;
}

/** The first offset of a partition that a snapshot does not show. */
export type PositionOf = (snapshot: bigint, partition: number) => bigint | null;

/** A group as its release is considered. */
export interface GroupParts {
  readonly group: CellGroup;
  readonly state: GroupState;
  readonly parts: readonly Part[];
  readonly positionOf: PositionOf;
}

/** The group's parts: those that were told, then one for each channel that was not. */
export function partsOf(group: CellGroup, state: GroupState, positionOf: PositionOf): Part[] {
  const told = new Set(state.released.flatMap(({ channels }) => channels));
  const untold = state.cells.map(({ channel }) => channel).filter((channel) => !told.has(channel));
  return [
    ...state.released.map((cell) => partOf(group, cell.channels, cell, state, positionOf)),
    ...untold.map((channel) => partOf(group, [channel], undefined, state, positionOf)),
  ];
}

/** The part of these channels, which may not have been told together yet. */
export function partOf(
  group: CellGroup,
  channels: readonly string[],
  told: ReleasedCell | undefined,
  { cells, arrivals }: GroupState,
  positionOf: PositionOf,
): Part {
  const sizes = cells[0]?.content ?? told?.content;
  const criteria = (sizes?.histograms.length ?? 0) / 5;
  const empty = emptyContent(criteria);
  const last = {
    content: told?.content ?? empty,
    snapshots: blocksOf(told?.snapshots ?? [], criteria, 0n),
  };
  const current = contentOf(channels, cells, empty);
  const arrived = arrivals?.filter(({ channel }) => channels.includes(channel)) ?? null;
  return {
    group,
    channels,
    told: told !== undefined,
    last,
    current,
    newcomers: countNewcomers(last, current, arrived, positionOf),
    illustrative: cells.some((cell) => channels.includes(cell.channel) && cell.illustrative),
  };
}
