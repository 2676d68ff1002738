import { addMonths, monthOf, quarterDays, type Month, type Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { TreeReader } from '../directory/tree.reader.js';
import type { CellGroup } from '../intake/cells.reader.js';
import { GroupStates } from './group-states.js';
import { leftoversOf, type StrandLeftover } from './leftovers.js';
import { ReleasedCellsReader, type ReleasedCell } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';
import { remaindersToTell, tellRemainder } from './remainder-teller.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { unitsAtATime } from './units-at-a-time.js';

/** Tells what the months of a closed quarter leave over. */
@Injectable()
export class RemaindersService {
  constructor(
    private readonly states: GroupStates,
    private readonly released: ReleasedCellsReader,
    private readonly repository: ReleasedCellsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly trees: TreeReader,
  ) {}

  /**
   * Answers what it told.
   *
   * @param groups all of the quarter's groups, whose months are told no more
   */
  async tell(
    session: Session,
    { setCode, quarter }: { readonly setCode: string; readonly quarter: Quarter },
    groups: readonly CellGroup[],
  ): Promise<ReleasedCell[]> {
    const days = quarterDays(quarter);
    const told = await this.released.remaindersOf(session, { setCode, ...days });
    const positionOf = await this.states.positionOf(
      session,
      told.flatMap(({ snapshots }) => snapshots),
    );
    const leftovers: StrandLeftover[] = [];
    for (const some of unitsAtATime(groups)) {
      leftovers.push(...leftoversOf(await this.states.load(session, some)));
    }
    const lineOf = await this.linesIn(session, addMonths(monthOf(days.to), -1));
    const due = remaindersToTell(leftovers, told, lineOf, positionOf);
    if (due.length === 0) return [];
    const snapshot = await this.snapshots.take(session);
    const rows = due.flatMap((remainder) => tellRemainder(remainder, snapshot));
    await this.repository.remove(
      session,
      due.flatMap(({ before }) => before),
    );
    await this.repository.save(session, rows);
    return rows;
  }

  /** A unit and those above it, nearest first, as they were in a month. */
  private async linesIn(session: Session, month: Month): Promise<(unitId: string) => readonly string[]> {
    const tree = await this.trees.load(session);
    return (unitId) => tree.line('as-was', unitId, month, `${month}-01`);
  }
}
