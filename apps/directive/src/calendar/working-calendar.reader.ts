import {
  DayOutsideCalendarError,
  deadlineOf,
  type CivilDate,
  type DeadlineRule,
  type WorkingCalendar,
} from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CalendarVersionRepository } from './calendar-version.repository.js';
import { calendarOf, composeCalendars, versionsOf } from './compose-calendars.js';

/** When an authority works, for every capability that has deadlines. */
@Injectable()
export class WorkingCalendarReader {
  constructor(private readonly versions: CalendarVersionRepository) {}

  /**
   * The calendar of a unit: the national one, under the installation's versions, under those of each unit above it and
   * its own; the later and the nearer replaces. Without a unit, the installation's. Read in a transaction, it stays in
   * force until the commit, so that no deadline is stored that a change of the calendar has missed.
   */
  async calendarFor(session: Session, unitId: string | null = null): Promise<WorkingCalendar> {
    await this.versions.lockForUse(session);
    const placed = await this.versions.bearingOn(session, unitId === null ? [] : [unitId]);
    return calendarOf(versionsOf(unitId, placed));
  }

  /** The same for many units at once. */
  async calendarsFor(
    session: Session,
    unitIds: readonly string[],
  ): Promise<ReadonlyMap<string, WorkingCalendar>> {
    await this.versions.lockForUse(session);
    return composeCalendars(unitIds, await this.versions.bearingOn(session, unitIds));
  }

  /** The last day of a deadline of the unit. Throws Problem 422 `calendar-lacks-day`. */
  async deadline(session: Session, unitId: string | null, rule: DeadlineRule): Promise<CivilDate> {
    return deadlineWithin(await this.calendarFor(session, unitId), rule);
  }

  /** The last day for each of the units, as its own calendar has it. Throws Problem 422 `calendar-lacks-day`. */
  async deadlines(
    session: Session,
    unitIds: readonly string[],
    rule: DeadlineRule,
  ): Promise<ReadonlyMap<string, CivilDate>> {
    const days = new Map<WorkingCalendar, CivilDate>();
    const calendars = await this.calendarsFor(session, unitIds);
    return new Map(
      [...calendars].map(([unitId, calendar]) => {
        const day = days.get(calendar) ?? deadlineWithin(calendar, rule);
        days.set(calendar, day);
        return [unitId, day];
      }),
    );
  }
}

/** The last day of a deadline. Throws Problem 422 `calendar-lacks-day` where it lies beyond the calendar. */
function deadlineWithin(calendar: WorkingCalendar, rule: DeadlineRule): CivilDate {
  return knownDays(() => deadlineOf(calendar, rule));
}

/** What a calendar answers. Throws Problem 422 `calendar-lacks-day` where that leads beyond its days. */
export function knownDays<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof DayOutsideCalendarError)) throw error;
    throw new Problem(422, 'calendar-lacks-day', { day: error.day }, { cause: error });
  }
}
