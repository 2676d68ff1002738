import { calendarRecordedV1, deadlineMovedV1 } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CalendarVersionRepository, type StoredVersion } from './calendar-version.repository.js';
import { composeCalendars, type PlacedVersion } from './compose-calendars.js';
import { DeadlineMoveRepository } from './deadline-move.repository.js';
import { OpenDeadlines, type DeadlineKeeper, type DeadlineMove } from './open-deadlines.port.js';
import { planMoves } from './plan-moves.js';

/** The moves of one kind of deadline, and who keeps them. */
export interface KeeperMoves {
  readonly keeper: DeadlineKeeper;
  readonly moves: readonly DeadlineMove[];
}

/** What may be told: that a confidential deadline exists is known to nobody by a change of the calendar. */
export function toldOf(planned: readonly KeeperMoves[]): KeeperMoves[] {
  return planned.filter(({ keeper }) => keeper.isConfidential !== true);
}

/** Rows per statement. */
const BATCH = 2000;

/** Works open deadlines out again when a calendar changes: all kinds, in the transaction of the change. */
@Injectable()
export class DeadlineMover {
  constructor(
    private readonly deadlines: OpenDeadlines,
    private readonly versions: CalendarVersionRepository,
    private readonly history: DeadlineMoveRepository,
    private readonly events: Events,
  ) {}

  /** What the version would move; the deadlines stay locked until the transaction ends. */
  async plan(session: Session, version: StoredVersion, today: CivilDate): Promise<KeeperMoves[]> {
    const planned: KeeperMoves[] = [];
    for (const keeper of this.deadlines.keepers) {
      const open = await keeper.openDeadlines(session);
      const unitIds = [...new Set(open.map(({ unitId }) => unitId))];
      const placed = await this.versions.bearingOn(session, unitIds);
      const added = await this.place(session, unitIds, version);
      const before = composeCalendars(unitIds, placed);
      const after = composeCalendars(unitIds, [...placed, ...added]);
      planned.push({ keeper, moves: planMoves(open, before, after, today) });
    }
    return planned;
  }

  /** Stores the new dates, with history and one event each that is not confidential, and says what the calendar is now. */
  async apply(session: Session, version: StoredVersion, planned: readonly KeeperMoves[]): Promise<void> {
    const { versionId, unitId, ordinal, legalBasis, provisional } = version;
    await this.events.append(session, calendarRecordedV1, {
      versionId,
      unitId,
      ordinal,
      validFrom: version.from,
      validTo: version.to,
      legalBasis: [...legalBasis],
      provisional,
      moved: toldOf(planned).reduce((sum, { moves }) => sum + moves.length, 0),
      recordedAt: version.recordedAt.toISOString(),
    });
    for (const { keeper, moves } of planned) await this.move(session, version, keeper, moves);
  }

  private async move(
    session: Session,
    { versionId, recordedAt }: StoredVersion,
    keeper: DeadlineKeeper,
    moves: readonly DeadlineMove[],
  ): Promise<void> {
    for (let start = 0; start < moves.length; start += BATCH) {
      const batch = moves.slice(start, start + BATCH);
      await keeper.moveDeadlines(session, batch, recordedAt);
      await this.history.add(session, versionId, keeper.kind, batch, recordedAt);
      if (keeper.isConfidential) continue;
      const movedAt = recordedAt.toISOString();
      const moved = batch.map((move) => ({ ...move, versionId, kind: keeper.kind, movedAt }));
      await this.events.appendAll(session, deadlineMovedV1, moved);
    }
  }

  /** Where the version will stand: for every unit, or for those at and below its own. */
  private async place(
    session: Session,
    unitIds: readonly string[],
    version: StoredVersion,
  ): Promise<PlacedVersion[]> {
    if (version.unitId === null) return [{ ofUnit: null, height: 0, version }];
    const heights = await this.versions.heightsAbove(session, unitIds, version.unitId);
    return [...heights].map(([ofUnit, height]) => ({ ofUnit, height, version }));
  }
}
