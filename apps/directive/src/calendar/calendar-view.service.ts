import type {
  CalendarVersionView,
  CalendarView,
  DeadlineMoveView,
} from '@namkhong/contracts/http/directive-calendar';
import { daysBetween, type CivilDate, type TargetUnit } from '@namkhong/domain';
import { Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { CalendarVersionRepository } from './calendar-version.repository.js';
import { calendarOf, versionsOf } from './compose-calendars.js';
import { DeadlineMoveRepository, type MoveFilter } from './deadline-move.repository.js';
import { describeDays } from './describe-days.js';
import { OpenDeadlines } from './open-deadlines.port.js';
import { showVersion } from './show-calendar.js';
import { knownDays, WorkingCalendarReader } from './working-calendar.reader.js';

/** Days that one answer describes. */
const LONGEST_RANGE = 400;

/** What may be asked of the calendars. */
@Injectable()
export class CalendarViewService {
  constructor(
    private readonly database: Database,
    private readonly versionRows: CalendarVersionRepository,
    private readonly calendars: WorkingCalendarReader,
    private readonly history: DeadlineMoveRepository,
    private readonly deadlines: OpenDeadlines,
    private readonly units: UnitReader,
  ) {}

  /** Throws Problem 404 `unit-unknown`, 422 `calendar-range-invalid` or `calendar-lacks-day`. */
  async days(unitId: string | null, from: CivilDate, to: CivilDate): Promise<CalendarView> {
    if (to <= from || daysBetween(from, to) > LONGEST_RANGE)
      throw new Problem(422, 'calendar-range-invalid', { days: LONGEST_RANGE });
    return this.database.read(async (session) => {
      await this.requireUnit(session, unitId);
      const placed = await this.versionRows.bearingOn(session, unitId === null ? [] : [unitId]);
      const versions = versionsOf(unitId, placed);
      const days = knownDays(() => describeDays(calendarOf(versions), versions, from, to));
      return { unitId, versions: await this.versionRows.lastOrdinal(session, unitId), days };
    });
  }

  /** Throws Problem 404 `unit-unknown`, 422 `calendar-lacks-day`. */
  async deadline(unitId: string | null, from: CivilDate, count: number): Promise<CivilDate> {
    return this.database.read(async (session) => {
      await this.requireUnit(session, unitId);
      return this.calendars.deadline(session, unitId, { kind: 'working-days', from, count, pauses: [] });
    });
  }

  async versions(filter: Parameters<CalendarVersionRepository['list']>[1]): Promise<CalendarVersionView[]> {
    const found = await this.database.read((session) => this.versionRows.list(session, filter));
    return found.map(showVersion);
  }

  /** Those that are confidential are told where the matter itself is, and nowhere else. */
  async moves(filter: Omit<MoveFilter, 'confidential'>): Promise<DeadlineMoveView[]> {
    const confidential = this.deadlines.keepers.flatMap(({ kind, isConfidential }) =>
      isConfidential ? [kind] : [],
    );
    return this.database.read((session) => this.history.list(session, { ...filter, confidential }));
  }

  /** The unit whose calendar is meant; null for the installation's. Throws Problem 404 `unit-unknown`. */
  async holder(unitId: string | null): Promise<TargetUnit | null> {
    return this.database.read((session) => this.requireUnit(session, unitId));
  }

  private async requireUnit(session: Session, unitId: string | null): Promise<TargetUnit | null> {
    if (unitId === null) return null;
    const unit = await this.units.target(session, unitId);
    if (unit === null) throw new Problem(404, 'unit-unknown', { text: unitId });
    return unit;
  }
}
