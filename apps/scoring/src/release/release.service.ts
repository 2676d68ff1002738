import { emptyContent } from '@namkhong/domain';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsReader, groupKey, type CellGroup, type ChannelCell } from '../intake/cells.reader.js';
import { contentOf, nextSnapshot } from './next-snapshot.js';
import { planRelease } from './plan-release.js';
import { PublicationService } from './publication.service.js';
import { ReleasedCellsReader, type ReleasedCell } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';

/** Groups looked at in one transaction. */
const GROUPS = 100;

/** Moves what may be told from the cells to the released cells, and publishes the figures that change by it. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly database: Database,
    private readonly cells: CellsReader,
    private readonly released: ReleasedCellsReader,
    private readonly repository: ReleasedCellsRepository,
    private readonly publications: PublicationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks at some of the groups that changed, in one transaction; answers how many, 0 when none is left.
   *
   * @param quietSeconds how long nothing more has to come for a group before it is looked at
   */
  async releaseSome(quietSeconds: number): Promise<number> {
    return this.database.transaction(async (session) => {
      const groups = await this.cells.takeChanged(session, GROUPS, quietSeconds);
      if (groups.length === 0) return 0;
      const told = await this.tell(session, groups);
      const units = [...new Set(told.map(({ unitId }) => unitId))];
      await this.publications.publishChanged(session, units);
      return groups.length;
    });
  }

  private async tell(session: Session, groups: readonly CellGroup[]): Promise<ReleasedCell[]> {
    const cells = Map.groupBy(await this.cells.channelCells(session, groups), groupKey);
    const before = await this.released.ofGroups(session, groups);
    const releasedAt = this.clock.now();
    const told = groups.flatMap((group) => {
      const key = groupKey(group);
      return cellsToTell(group, cells.get(key) ?? [], before.get(key) ?? [], releasedAt);
    });
    await this.repository.save(session, told);
    return told;
  }
}

function cellsToTell(
  group: CellGroup,
  cells: readonly ChannelCell[],
  released: readonly ReleasedCell[],
  releasedAt: Date,
): ReleasedCell[] {
  const plan = planRelease(
    released.map(({ channels, content }) => ({ channels, rated: content.rated })),
    cells.map(({ channel, content }) => ({ channel, rated: content.rated })),
  );
  const [first] = cells;
  const empty = emptyContent((first?.content.histograms.length ?? 0) / 5);
  return plan.release.map((channels) => {
    const last = released.find((cell) => cell.channels.join() === channels.join());
    const inPart = cells.filter(({ channel }) => channels.includes(channel));
    return {
      ...group,
      channels,
      content: nextSnapshot(last?.content ?? empty, contentOf(channels, cells, empty)),
      illustrative: inPart.some(({ illustrative }) => illustrative),
      releasedAt,
    };
  });
}
