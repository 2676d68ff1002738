import { addCalendarMonths, addDays, type CivilDate, type DeadlineRule } from '@namkhong/domain';

export type ClockUnit = 'days' | 'working-days' | 'months';

/** How long a step may take, as a rule in force says. */
export interface Limit {
  readonly amount: number;
  readonly unit: ClockUnit;
}

/** Days on which a clock stands still: [from, to). */
export interface Pause {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * What the last day of a limit follows from. Months are no number of days and end on the same day of a later month, or on
 * its last, whatever the calendar says (Bộ luật Dân sự 2015, Điều 146 and 148); what stood still is added to their end.
 *
 * @param added what extensions added, in the limit's own unit
 */
export function deadlineRuleOf(
  { amount, unit }: Limit,
  startedOn: CivilDate,
  { added, pauses }: { readonly added: number; readonly pauses: readonly Pause[] },
): DeadlineRule {
  const count = amount + added;
  if (unit === 'months')
    return { kind: 'fixed', on: addStandstill(addCalendarMonths(startedOn, count), startedOn, pauses) };
  return { kind: unit === 'days' ? 'calendar-days' : 'working-days', from: startedOn, count, pauses };
}

/** Moves the end by every day after the start that is paused, those that it moves over included. */
function addStandstill(end: CivilDate, startedOn: CivilDate, pauses: readonly Pause[]): CivilDate {
  const stands = (date: CivilDate) => pauses.some(({ from, to }) => from <= date && date < to);
  let last = end;
  for (let day = addDays(startedOn, 1); day <= last; day = addDays(day, 1))
    if (stands(day)) last = addDays(last, 1);
  return last;
}
