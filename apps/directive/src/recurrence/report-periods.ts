import type { reportDueRule } from '@namkhong/contracts/http/directive-reporting-duties';
import {
  addDays,
  addMonths,
  monthOf,
  nextQuarter,
  quarterDays,
  quarterOf,
  type CivilDate,
  type DeadlineRule,
  type WorkingCalendar,
} from '@namkhong/domain';
import type { z } from 'zod';

export type ReportDueRule = z.output<typeof reportDueRule>;
export type Recurrence = 'month' | 'quarter';

/** A month or a quarter, by its first day and its last. */
export interface ReportPeriod {
  /** `2026-11` or `2026-Q4`. */
  readonly name: string;
  readonly from: CivilDate;
  readonly last: CivilDate;
}

/** The period of a day. */
export function periodOf(every: Recurrence, day: CivilDate): ReportPeriod {
  if (every === 'month') {
    const name = monthOf(day);
    return { name, from: `${name}-01`, last: lastDayOf(name) };
  }
  const name = quarterOf(day);
  const { from, to } = quarterDays(name);
  return { name, from, last: addDays(to, -1) };
}

/** The period after one. */
export function periodAfter(every: Recurrence, { name, last }: ReportPeriod): ReportPeriod {
  const next = every === 'month' ? addDays(last, 1) : quarterDays(nextQuarter(name)).from;
  return periodOf(every, next);
}

/** The last day for the report of a period. Throws DayOutsideCalendarError where it lies beyond the calendar. */
export function reportDueOn(
  rule: ReportDueRule,
  { last }: ReportPeriod,
  calendar: WorkingCalendar,
): CivilDate {
  if (rule.kind === 'working-days') return calendar.addWorkingDays(last, rule.count);
  const month = addMonths(monthOf(last), rule.monthsAfter);
  const named = `${month}-${String(rule.day).padStart(2, '0')}`;
  const end = lastDayOf(month);
  const day = named < end ? named : end;
  if (rule.onClosedDay === 'as-is' || calendar.isWorkingDay(day)) return day;
  return calendar.addWorkingDays(day, rule.onClosedDay === 'before' ? -1 : 1);
}

/** What the deadline follows from, where it is a count of days; null where the rule names a day. */
export function countedRule(rule: ReportDueRule, { last }: ReportPeriod): DeadlineRule | null {
  if (rule.kind !== 'working-days') return null;
  return { kind: 'working-days', from: last, count: rule.count, pauses: [] };
}

/** As a Vietnamese office writes it: `tháng 11/2026`, `quý IV/2026`. */
export function sayPeriod({ name }: Pick<ReportPeriod, 'name'>): string {
  const [year = '', part = ''] = name.split('-');
  const quarter = /^Q([1-4])$/.exec(part)?.[1];
  if (quarter === undefined) return `tháng ${Number(part)}/${year}`;
  return `quý ${['I', 'II', 'III', 'IV'][Number(quarter) - 1] ?? ''}/${year}`;
}

function lastDayOf(month: string): CivilDate {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}
