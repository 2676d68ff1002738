import { addMonths, localDate, monthOf, quarterDays, type Quarter } from '@namkhong/domain';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { TreeReader } from '../directory/tree.reader.js';
import { CellsReader } from '../intake/cells.reader.js';
import { ClosedQuartersRepository } from './closed-quarters.repository.js';
import { GroupTeller } from './group-teller.js';
import type { QuarterRelease } from './quarter-release.port.js';
import { RemaindersService } from './remainders.service.js';

/** Tells the months of a quarter for the last time, and what is left over of it. */
@Injectable()
export class QuarterReleaseService implements QuarterRelease {
  constructor(
    private readonly cells: CellsReader,
    private readonly trees: TreeReader,
    private readonly teller: GroupTeller,
    private readonly remainders: RemaindersService,
    private readonly closed: ClosedQuartersRepository,
    private readonly clock: Clock,
  ) {}

  async releaseQuarter(session: Session, setCode: string, quarter: Quarter): Promise<void> {
    await this.cells.stopFolding(session);
    const days = quarterDays(quarter);
    const groups = await this.cells.groupsOf(session, setCode, days);
    const now = this.clock.now();
    if (await this.closed.close(session, setCode, quarter, now)) await this.teller.tell(session, groups);
    const tree = await this.trees.load(session);
    const last = addMonths(monthOf(days.to), -1);
    await this.remainders.tell(session, { setCode, ...days }, groups, (unitId) =>
      tree.line('as-was', unitId, last, localDate(now)),
    );
  }
}
