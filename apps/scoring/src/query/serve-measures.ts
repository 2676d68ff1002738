import type { IndexRow } from '@namkhong/contracts/http/scoring-query';
import {
  multiply,
  onTimeScore,
  PRIVACY_FLOOR,
  publishedBounds,
  rational,
  toDecimal,
  wilsonInterval,
  type Rational,
} from '@namkhong/domain';
import type { ServedMonth } from './served.reader.js';

/** Below so many people no share of them is told. */
const FLOOR = Number(PRIVACY_FLOOR);

/** Dossiers of a row. */
export interface ServedTotal {
  readonly closed: number;
  readonly invited: number;
  readonly onTime: number;
}

/**
 * Adds months up to the rows they belong to, by `servedKey`.
 *
 * @param keyOf the row that a unit's month belongs to: its period and unit, null where rows are not split by unit
 */
export function addUpServed(
  served: readonly ServedMonth[],
  keyOf: (month: ServedMonth) => string | null,
): ReadonlyMap<string, ServedTotal> {
  const totals = new Map<string, ServedTotal>();
  for (const month of served) {
    const key = keyOf(month);
    if (key === null) continue;
    const { closed, invited, onTime } = totals.get(key) ?? { closed: 0, invited: 0, onTime: 0 };
    totals.set(key, {
      closed: closed + month.closed,
      invited: invited + month.invited,
      onTime: onTime + month.onTime,
    });
  }
  return totals;
}

/**
 * Adds the response rate and punctuality to rows. The response rate counts the ratings that are told, not those that
 * arrived, so it reveals no more than n does.
 */
export function addServed(
  rows: readonly IndexRow[],
  totals: ReadonlyMap<string, ServedTotal>,
  measures: readonly string[],
): void {
  for (const row of rows) {
    const total = totals.get(servedKey(row.period, row.unitId));
    if (measures.includes('response-rate')) {
      const rated = row.assurance === 'ballot' ? row.n : null;
      row.responseRate = total && rated !== null ? shareOf(rated, total.invited) : null;
    }
    if (measures.includes('on-time')) row.onTime = total ? shareOf(total.onTime, total.closed) : null;
  }
}

/** O = 100·k/n of a row, exact; null where no share of its dossiers may be told. */
export function punctualityOf(total: ServedTotal | undefined): Rational | null {
  if (!total || total.closed < FLOOR) return null;
  return onTimeScore(BigInt(total.onTime), BigInt(total.closed));
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
