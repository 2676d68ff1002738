import {
  addDays,
  previousQuarter,
  quarterDays,
  quarterOf,
  type CivilDate,
  type Quarter,
} from '@namkhong/domain';

/** Days [from, to) whose keyed hashes are made with one key, so that they may be compared. */
export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Days a half-year is examined after its end: then its key is destroyed, and none of its signals was forgotten so far. */
const DAYS_EXAMINED = 90;
/** Days after a quarter's end in which its last ratings still arrive. */
const DAYS_TO_ARRIVE = 3;

/** The half-years that detection looks at on a day, the earlier first. */
export function examinedPeriods(today: CivilDate): Period[] {
  const current = halfYearOf(today);
  const before = halfYearOf(addDays(current.from, -1));
  return today < addDays(before.to, DAYS_EXAMINED) ? [before, current] : [current];
}

/**
 * The quarter whose channels are compared now, or null while its ratings may still be on their way. Channels are compared
 * once, when a quarter is over: looked at every few minutes, some honest contrast would pass the bound by chance.
 */
export function comparedQuarter(today: CivilDate): Quarter | null {
  const quarter = previousQuarter(quarterOf(today));
  return today >= addDays(quarterDays(quarter).to, DAYS_TO_ARRIVE) ? quarter : null;
}

function halfYearOf(day: CivilDate): Period {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) <= '06'
    ? { from: `${year}-01-01`, to: `${year}-07-01` }
    : { from: `${year}-07-01`, to: `${year + 1}-01-01` };
}
