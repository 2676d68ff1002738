import { quarterOf } from '@namkhong/domain';
import { Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CellsReader } from '../intake/cells.reader.js';
import { ClosedQuartersRepository } from './closed-quarters.repository.js';
import { GroupTeller } from './group-teller.js';
import { PublicationService } from './publication.service.js';

/** Groups looked at in one transaction. */
const GROUPS = 100;

/** Moves what may be told from the cells to the released cells, and publishes the figures that change by it. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly database: Database,
    private readonly cells: CellsReader,
    private readonly teller: GroupTeller,
    private readonly closed: ClosedQuartersRepository,
    private readonly publications: PublicationService,
  ) {}

  /**
   * Looks at some of the groups that changed, in one transaction; answers how many, 0 when none is left. Months of a
   * closed quarter are not told any more: what changes there waits until the quarter is published anew.
   *
   * @param quietSeconds how long nothing more has to come for a group before it is looked at
   */
  async releaseSome(quietSeconds: number): Promise<number> {
    return this.database.transaction(async (session) => {
      const groups = await this.cells.takeChanged(session, GROUPS, quietSeconds);
      if (groups.length === 0) return 0;
      const closed = await this.closed.of(
        session,
        groups.map(({ setCode }) => setCode),
      );
      const open = groups.filter(({ setCode, month }) => !closed.has(`${setCode} ${quarterOf(month)}`));
      const told = await this.teller.tell(session, open);
      const units = [...new Set(told.map(({ unitId }) => unitId))];
      await this.publications.publishChanged(session, units);
      return groups.length;
    });
  }
}
