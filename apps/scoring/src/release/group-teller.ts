import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CellGroup } from '../intake/cells.reader.js';
import { GroupStates } from './group-states.js';
import type { ReleasedCell } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { partsToTell, tellPart } from './tell-parts.js';

/** Tells what may be told of groups whose cells cannot change while it does. */
@Injectable()
export class GroupTeller {
  constructor(
    private readonly states: GroupStates,
    private readonly repository: ReleasedCellsRepository,
    private readonly snapshots: SnapshotsRepository,
  ) {}

  /**
   * Tells the groups anew where that is due; answers what it told. A snapshot is taken where anything is.
   *
   * @param groups locked, so that no rating of theirs is folded before the transaction ends
   */
  async tell(session: Session, groups: readonly CellGroup[]): Promise<ReleasedCell[]> {
    const due = (await this.states.load(session, groups)).flatMap(partsToTell);
    if (due.length === 0) return [];
    const snapshot = await this.snapshots.take(session);
    const told = due.map((part) => tellPart(part, snapshot));
    await this.repository.save(session, told);
    return told;
  }
}
