import type { IndexRow } from '@namkhong/contracts/http/scoring-query';
import { parseRational, subtract, toDecimal, twoSidedMillionths } from '@namkhong/domain';
import type { AnsweredRow } from './answer-query.js';
import { estimateOf } from './estimate-row.js';

/**
 * Puts the row of the other window beside each: the difference in points and, where both can be estimated,
 * z = (u₂ − u₁)/√(V₁ + V₂) with its two-sided p. Rows of several versions have no estimate. Periods are matched by
 * their place in their windows. The difference is that of the printed figures, so that it can be checked by hand.
 */
export function compareRows(rows: readonly AnsweredRow[], others: readonly AnsweredRow[]): void {
  const places = placesOf(others);
  const byKey = new Map(others.map((other) => [keyOf(other.row, places), other]));
  const own = placesOf(rows);
  for (const each of rows) {
    const other = byKey.get(keyOf(each.row, own));
    each.row.comparison = other ? comparison(each, other) : null;
  }
}

function comparison(now: AnsweredRow, then: AnsweredRow): IndexRow['comparison'] {
  const [a, b] = [now.row, then.row];
  if (a.linear === null || b.linear === null || b.n === null) return null;
  const difference = toDecimal(subtract(parseRational(a.linear), parseRational(b.linear)), 2);
  const [of, than] = [estimateOf(now), estimateOf(then)];
  const variance = of && than ? of.variance + than.variance : 0;
  const z = of && than && variance > 0 ? (of.mean - than.mean) / Math.sqrt(variance) : null;
  return {
    n: b.n,
    linear: b.linear,
    difference,
    z: z === null ? null : round(z),
    p: z === null ? null : Number(twoSidedMillionths(z)) / 1e6,
  };
}

function placesOf(rows: readonly AnsweredRow[]): Map<string, number> {
  const periods = [...new Set(rows.map(({ row }) => row.period))].sort();
  return new Map(periods.map((period, index) => [period, index]));
}

function keyOf(row: IndexRow, places: ReadonlyMap<string, number>): string {
  const { unitId, criterion, setVersion, assurance, channel } = row;
  return [places.get(row.period), unitId, criterion, setVersion, assurance, channel].join(' ');
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
