import { quarterDays, type Quarter } from '@namkhong/domain';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsReader } from '../intake/cells.reader.js';
import { ClosedQuartersRepository } from './closed-quarters.repository.js';
import { GroupTeller } from './group-teller.js';
import { PublicationService } from './publication.service.js';
import type { QuarterRelease } from './quarter-release.port.js';
import { RemaindersService } from './remainders.service.js';
import { unitsAtATime } from './units-at-a-time.js';

/** Tells the months of a quarter for the last time, and what is left over of it. */
@Injectable()
export class QuarterReleaseService implements QuarterRelease {
  constructor(
    private readonly cells: CellsReader,
    private readonly teller: GroupTeller,
    private readonly remainders: RemaindersService,
    private readonly closed: ClosedQuartersRepository,
    private readonly publications: PublicationService,
    private readonly clock: Clock,
  ) {}

  async releaseQuarter(session: Session, setCode: string, quarter: Quarter): Promise<void> {
    await this.cells.stopFolding(session);
    const groups = await this.cells.groupsOf(session, setCode, quarterDays(quarter));
    const isFirst = await this.closed.close(session, setCode, quarter, this.clock.now());
    const units = new Set<string>();
    for (const some of isFirst ? unitsAtATime(groups) : []) {
      for (const { unitId } of await this.teller.tell(session, some)) units.add(unitId);
    }
    for (const { unitId } of await this.remainders.tell(session, { setCode, quarter }, groups))
      units.add(unitId);
    await this.publications.publishChanged(session, [...units]);
  }
}
