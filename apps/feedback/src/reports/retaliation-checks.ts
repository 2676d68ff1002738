import type { RetaliationCheck } from '@namkhong/contracts/http/feedback-reports';
import { addCalendarMonths, type CivilDate } from '@namkhong/domain';

const MONTHS = [3, 6, 12] as const;

/** When whoever spoke is asked whether anything was done to them for it, and when they answered. */
export function checksOf(
  receivedOn: CivilDate,
  answered: ReadonlyMap<number, CivilDate>,
  today: CivilDate,
): RetaliationCheck[] {
  return MONTHS.map((months) => {
    const from = addCalendarMonths(receivedOn, months);
    return { months, from, isAsked: today >= from, answeredOn: answered.get(months) ?? null };
  });
}
