import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsReader, groupKey, type CellGroup } from '../intake/cells.reader.js';
import { RatingsReader } from '../intake/ratings.reader.js';
import { partsOf, type GroupParts, type PositionOf } from './parts.js';
import { ReleasedCellsReader } from './released-cells.reader.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** Reads of groups what is in their cells, what is told of it, and who came since. */
@Injectable()
export class GroupStates {
  constructor(
    private readonly cells: CellsReader,
    private readonly ratings: RatingsReader,
    private readonly released: ReleasedCellsReader,
    private readonly snapshots: SnapshotsRepository,
  ) {}

  async load(session: Session, groups: readonly CellGroup[]): Promise<GroupParts[]> {
    const cells = Map.groupBy(await this.cells.channelCells(session, groups), groupKey);
    const ratings = await this.ratings.whereTakenBack(session, groups);
    const released = await this.released.ofGroups(session, groups);
    const shown = [...released.values()].flat().flatMap(({ snapshots }) => snapshots);
    const positionOf = await this.positionOf(session, shown);
    return groups.map((group) => {
      const key = groupKey(group);
      const state = {
        cells: cells.get(key) ?? [],
        released: released.get(key) ?? [],
        arrivals: ratings.get(key) ?? null,
      };
      return { group, state, parts: partsOf(group, state, positionOf), positionOf };
    });
  }

  /** Where each of the snapshots stands in the log of ratings. */
  async positionOf(session: Session, ids: readonly bigint[]): Promise<PositionOf> {
    const known = await this.snapshots.positions(session, [...new Set(ids)]);
    return (snapshot, partition) => {
      const next = known.get(snapshot)?.['feedback.rating.v1'];
      return next === undefined ? null : BigInt(next[String(partition)] ?? '0');
    };
  }
}
