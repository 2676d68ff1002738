import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CellGroup } from '../intake/cells.reader.js';
import { GroupStates } from './group-states.js';
import { leftoversOf } from './leftovers.js';
import { ReleasedCellsReader } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';
import { remaindersToTell, tellRemainder } from './remainder-teller.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** Tells what the months of a closed quarter leave over. */
@Injectable()
export class RemaindersService {
  constructor(
    private readonly states: GroupStates,
    private readonly released: ReleasedCellsReader,
    private readonly repository: ReleasedCellsRepository,
    private readonly snapshots: SnapshotsRepository,
  ) {}

  /**
   * @param quarter the set and the days [from, to) of the quarter
   * @param groups all of the quarter's groups, whose months are told no more
   * @param lineOf the unit and those above it in the quarter, nearest first
   */
  async tell(
    session: Session,
    quarter: { readonly setCode: string; readonly from: CivilDate; readonly to: CivilDate },
    groups: readonly CellGroup[],
    lineOf: (unitId: string) => readonly string[],
  ): Promise<void> {
    const told = await this.released.remaindersOf(session, quarter);
    const positionOf = await this.states.positionOf(
      session,
      told.flatMap(({ snapshots }) => snapshots),
    );
    const leftovers = leftoversOf(await this.states.load(session, groups));
    const due = remaindersToTell(leftovers, told, lineOf, positionOf);
    if (due.length === 0) return;
    const snapshot = await this.snapshots.take(session);
    await this.repository.remove(
      session,
      due.flatMap(({ before }) => before),
    );
    await this.repository.save(
      session,
      due.flatMap((remainder) => tellRemainder(remainder, snapshot)),
    );
  }
}
