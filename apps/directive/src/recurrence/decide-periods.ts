import { addDays, type CivilDate } from '@namkhong/domain';
import { periodAfter, periodOf, type Recurrence, type ReportPeriod } from './report-periods.js';

/** What decides which periods a duty asks about. */
export interface DutyTimes {
  readonly every: Recurrence;
  readonly leadDays: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate | null;
}

/** A report falls due at most so long after its period, by the bounds of the rules: six months, and 120 working days. */
const LONGEST_WAIT_DAYS = 250;

/** A report due on the working day before the 1st falls before its period begins; offices are never closed for longer. */
const LONGEST_CLOSURE_DAYS = 31;

/** A period whose report is to be asked for now. */
export interface AskedPeriod {
  readonly period: ReportPeriod;
  readonly dueOn: CivilDate;
}

/**
 * The periods a unit is to be asked about on a day: those whose report falls due within the days before it that the duty
 * names. What fell due while nobody asked, because the platform was away or the duty is new, is not asked for any more:
 * nobody is late with what nobody wanted of them.
 *
 * @param dueOf the last day for the report of a period; null where the calendar does not reach as far
 */
export function periodsToAsk(
  { every, leadDays, startsOn, endsOn }: DutyTimes,
  today: CivilDate,
  dueOf: (period: ReportPeriod) => CivilDate | null,
): AskedPeriod[] {
  const asked: AskedPeriod[] = [];
  const earliest = addDays(today, -LONGEST_WAIT_DAYS);
  const latest = addDays(today, leadDays);
  const lastStart = addDays(latest, LONGEST_CLOSURE_DAYS);
  let period = periodOf(every, startsOn > earliest ? startsOn : earliest);
  for (
    ;
    period.from <= lastStart && (endsOn === null || period.from <= endsOn);
    period = periodAfter(every, period)
  ) {
    const dueOn = dueOf(period);
    if (dueOn !== null && today <= dueOn && dueOn <= latest) asked.push({ period, dueOn });
  }
  return asked;
}
