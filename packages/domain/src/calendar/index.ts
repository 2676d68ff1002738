export { addCalendarMonths } from './add-calendar-months.js';
export {
  addDays,
  compareCivilDates,
  daysBetween,
  localDate,
  parseCivilDate,
  startOfDay,
  type CivilDate,
} from './civil-date.js';
export {
  addMonths,
  monthOf,
  nextQuarter,
  previousQuarter,
  quarterDays,
  quarterOf,
  type Month,
  type Quarter,
} from './period.js';
export {
  calendarFaults,
  findCalendarFaults,
  type CalendarFault,
  type CalendarFaultCode,
  type CalendarVersion,
} from './calendar-version.js';
export { deadlineOf, deadlinePointOf, type DeadlinePoint, type DeadlineRule } from './deadline-rule.js';
export { nationalCalendar, nationalCalendarVersions } from './national-calendar.js';
export { DayOutsideCalendarError, WorkingCalendar, type Pause } from './working-calendar.js';
export { addWorkingDays, isWorkingDay } from './working-days.js';
