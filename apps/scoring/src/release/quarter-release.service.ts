import { quarterDays, type Quarter } from '@namkhong/domain';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsReader } from '../intake/cells.reader.js';
import { ClosedQuartersRepository } from './closed-quarters.repository.js';
import { GroupTeller } from './group-teller.js';
import type { QuarterRelease } from './quarter-release.port.js';

/** Tells a quarter for the last time. */
@Injectable()
export class QuarterReleaseService implements QuarterRelease {
  constructor(
    private readonly cells: CellsReader,
    private readonly teller: GroupTeller,
    private readonly closed: ClosedQuartersRepository,
    private readonly clock: Clock,
  ) {}

  async releaseQuarter(session: Session, setCode: string, quarter: Quarter): Promise<void> {
    await this.cells.stopFolding(session);
    const groups = await this.cells.groupsOf(session, setCode, quarterDays(quarter));
    const closed = await this.closed.of(session, [setCode]);
    if (!closed.has(`${setCode} ${quarter}`)) {
      await this.teller.tell(session, groups);
      await this.closed.close(session, setCode, quarter, this.clock.now());
    }
  }
}
