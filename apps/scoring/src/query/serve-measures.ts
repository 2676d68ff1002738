import type { IndexRow } from '@namkhong/contracts/http/scoring-query';
import {
  multiply,
  PRIVACY_FLOOR,
  publishedBounds,
  rational,
  toDecimal,
  wilsonInterval,
} from '@namkhong/domain';
import type { ServedMonth } from './served.reader.js';

/** Below so many people no share of them is told. */
const FLOOR = Number(PRIVACY_FLOOR);

/**
 * Adds the response rate and punctuality to rows. The response rate counts the ratings that are told, not those that
 * arrived, so it reveals no more than n does.
 *
 * @param keyOf the row that a unit's month belongs to: its period and unit, null where rows are not split by unit
 */
export function addServed(
  rows: readonly IndexRow[],
  served: readonly ServedMonth[],
  keyOf: (month: ServedMonth) => string | null,
  measures: readonly string[],
): void {
  const totals = new Map<string, { closed: number; invited: number; onTime: number }>();
  for (const month of served) {
    const key = keyOf(month);
    if (key === null) continue;
    const total = totals.get(key) ?? { closed: 0, invited: 0, onTime: 0 };
    total.closed += month.closed;
    total.invited += month.invited;
    total.onTime += month.onTime;
    totals.set(key, total);
  }
  for (const row of rows) {
    const total = totals.get(servedKey(row.period, row.unitId));
    if (measures.includes('response-rate')) {
      const rated = row.assurance === 'ballot' ? row.n : null;
      row.responseRate = total && rated !== null ? shareOf(rated, total.invited) : null;
    }
    if (measures.includes('on-time')) row.onTime = total ? shareOf(total.onTime, total.closed) : null;
  }
}

export function servedKey(period: string, unitId: string | null): string {
  return `${period} ${unitId ?? ''}`;
}

/** In percent with Wilson's interval; null below the floor, and where more answered than were asked. */
function shareOf(part: number, whole: number): NonNullable<IndexRow['onTime']> | null {
  if (whole < FLOOR || part > whole) return null;
  const hundred = rational(100n);
  const { lower, upper } = wilsonInterval(BigInt(part), BigInt(whole));
  return {
    value: toDecimal(rational(100 * part, whole), 2),
    interval: publishedBounds({ lower: multiply(lower, hundred), upper: multiply(upper, hundred) }),
    of: whole,
  };
}
