import { addDays, addMonths, monthOf, type CivilDate, type Month } from '@namkhong/domain';

export type Frequency = 'once' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';

/** When something has to be published again and again. */
export interface PeriodRule {
  readonly frequency: Frequency;
  readonly due: { readonly after: 'period-start' | 'period-end' };
  readonly validFrom: CivilDate;
  /** First day on which the rule does not hold any more. */
  readonly validTo: CivilDate | null;
}

/** A period for which something is due, and the day its deadline is counted from. */
export interface DuePeriod {
  readonly period: string;
  readonly countedFrom: CivilDate;
}

const MONTHS: Readonly<Record<Exclude<Frequency, 'once'>, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

/**
 * The periods whose deadline begins to count on a day in (after, until] while the rule holds, in order. The period's first
 * or last day is that day; it is not counted itself (Bộ luật Dân sự 2015, Điều 147).
 *
 * @param after null: since the rule began
 */
export function periodsBegun(rule: PeriodRule, after: CivilDate | null, until: CivilDate): DuePeriod[] {
  const periods = rule.frequency === 'once' ? [onlyPeriod(rule)] : periodsOf(rule, rule.frequency, until);
  return periods.filter(
    ({ countedFrom }) =>
      countedFrom >= rule.validFrom &&
      (rule.validTo === null || countedFrom < rule.validTo) &&
      (after === null || countedFrom > after) &&
      countedFrom <= until,
  );
}

function onlyPeriod({ validFrom }: PeriodRule): DuePeriod {
  return { period: validFrom, countedFrom: validFrom };
}

function periodsOf(rule: PeriodRule, frequency: keyof typeof MONTHS, until: CivilDate): DuePeriod[] {
  const length = MONTHS[frequency];
  const periods: DuePeriod[] = [];
  for (
    let month = firstMonth(rule.validFrom, length);
    `${month}-01` <= until;
    month = addMonths(month, length)
  ) {
    const lastDay = addDays(`${addMonths(month, length)}-01`, -1);
    const countedFrom = rule.due.after === 'period-start' ? `${month}-01` : lastDay;
    periods.push({ period: nameOf(month, length), countedFrom });
  }
  return periods;
}

/** The first month of the period a day lies in. */
function firstMonth(day: CivilDate, length: number): Month {
  const month = monthOf(day);
  return addMonths(month, -((Number(month.slice(5)) - 1) % length));
}

function nameOf(month: Month, length: number): string {
  const [year = '', number = ''] = month.split('-');
  const ordinal = (Number(number) - 1) / length + 1;
  if (length === 1) return month;
  return length === 12 ? year : `${year}-${length === 3 ? 'Q' : 'H'}${ordinal}`;
}
