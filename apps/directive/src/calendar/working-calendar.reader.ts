import {
  DayOutsideCalendarError,
  deadlineOf,
  nationalCalendar,
  WorkingCalendar,
  type CivilDate,
  type DeadlineRule,
} from '@namkhong/domain';
import { Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CalendarVersionRepository } from './calendar-version.repository.js';

/** When an authority works, for every capability that has deadlines. */
@Injectable()
export class WorkingCalendarReader {
  constructor(private readonly versions: CalendarVersionRepository) {}

  /**
   * The calendar of a unit: the national one, under the installation's versions, under those of each unit above it and
   * its own; the later and the nearer replaces. Without a unit, the installation's.
   */
  async calendarFor(session: Session, unitId: string | null = null): Promise<WorkingCalendar> {
    const versions = await this.versions.inForce(session, unitId);
    return versions.length === 0 ? nationalCalendar : new WorkingCalendar(versions, nationalCalendar);
  }

  /** The last day of a deadline of the unit. Throws Problem 422 `calendar-lacks-day`. */
  async deadline(session: Session, unitId: string | null, rule: DeadlineRule): Promise<CivilDate> {
    return deadlineWithin(await this.calendarFor(session, unitId), rule);
  }
}

/** The last day of a deadline. Throws Problem 422 `calendar-lacks-day` where it lies beyond the calendar. */
export function deadlineWithin(calendar: WorkingCalendar, rule: DeadlineRule): CivilDate {
  try {
    return deadlineOf(calendar, rule);
  } catch (error) {
    if (!(error instanceof DayOutsideCalendarError)) throw error;
    throw new Problem(422, 'calendar-lacks-day', { day: error.day }, { cause: error });
  }
}
