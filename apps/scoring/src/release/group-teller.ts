import {
  blocksOf,
  combineBlocks,
  emptyContent,
  nextTelling,
  peopleBehind,
  planRelease,
} from '@namkhong/domain';
import { listBlocks, type CellContent, type PerBlock, type Telling } from '@namkhong/domain';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsReader, groupKey, type CellGroup, type ChannelCell } from '../intake/cells.reader.js';
import { OffsetsReader } from '../intake/offsets.reader.js';
import { contentOf } from './content-of.js';
import { ReleasedCellsReader, type ReleasedCell } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** Tells what may be told of groups whose cells cannot change while it does. */
@Injectable()
export class GroupTeller {
  constructor(
    private readonly cells: CellsReader,
    private readonly offsets: OffsetsReader,
    private readonly released: ReleasedCellsReader,
    private readonly repository: ReleasedCellsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells the groups anew where that is due; answers what it told. A snapshot is taken where anything is.
   *
   * @param groups locked, so that no rating of theirs is folded before the transaction ends
   */
  async tell(session: Session, groups: readonly CellGroup[]): Promise<ReleasedCell[]> {
    const cells = Map.groupBy(await this.cells.channelCells(session, groups), groupKey);
    const before = await this.released.ofGroups(session, groups);
    const due = groups.flatMap((group) => {
      const key = groupKey(group);
      return partsToTell(group, cells.get(key) ?? [], before.get(key) ?? []);
    });
    if (due.length === 0) return [];
    const releasedAt = this.clock.now();
    const snapshot = await this.snapshots.take(session, releasedAt, await this.offsets.positions(session));
    const told = due.map((part) => toCell(part, snapshot, releasedAt));
    await this.repository.save(session, told);
    return told;
  }
}

interface PartToTell {
  readonly group: CellGroup;
  readonly channels: readonly string[];
  readonly last: Telling;
  readonly current: CellContent;
  readonly newcomers: PerBlock<bigint>;
  readonly illustrative: boolean;
}

function partsToTell(
  group: CellGroup,
  cells: readonly ChannelCell[],
  released: readonly ReleasedCell[],
): PartToTell[] {
  const criteria = (cells[0]?.content.histograms.length ?? 0) / 5;
  const empty = emptyContent(criteria);
  const partOf = (channels: readonly string[], told: ReleasedCell | undefined): PartToTell => {
    const last = {
      content: told?.content ?? empty,
      snapshots: blocksOf(told?.snapshots ?? [], criteria, 0n),
    };
    const current = contentOf(channels, cells, empty);
    return {
      group,
      channels,
      last,
      current,
      newcomers: combineBlocks(peopleBehind(current), peopleBehind(last.content), (now, then) => now - then),
      illustrative: cells.some((cell) => channels.includes(cell.channel) && cell.illustrative),
    };
  };
  const parts = released.map((told) => partOf(told.channels, told));
  const plan = planRelease(
    parts.map(({ channels, newcomers }) => ({ channels, newcomers: newcomers.rated })),
    cells.map(({ channel, content }) => ({ channel, rated: content.rated })),
  );
  return plan.release.map(
    (channels) =>
      parts.find((part) => part.channels.join() === channels.join()) ?? partOf(channels, undefined),
  );
}

function toCell(
  { group, channels, last, current, newcomers, illustrative }: PartToTell,
  snapshot: bigint,
  releasedAt: Date,
): ReleasedCell {
  const { content, snapshots } = nextTelling(last, current, newcomers, snapshot);
  return {
    ...group,
    channels,
    wholeQuarter: false,
    units: [],
    content,
    snapshots: listBlocks(snapshots),
    illustrative,
    releasedAt,
  };
}
