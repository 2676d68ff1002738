import { addMonths } from '../calendar/period.js';

/**
 * Whether a released cell counts in a window of whole months, both ends included: one of a month where the month is in
 * it, one of a whole quarter where all three months are.
 */
export function countsIn(
  { month, wholeQuarter }: { readonly month: string; readonly wholeQuarter: boolean },
  window: { readonly from: string; readonly to: string },
): boolean {
  const at = month.slice(0, 7);
  const ordinal = wholeQuarter ? (Number(at.slice(5, 7)) - 1) % 3 : 0;
  const first = addMonths(at, -ordinal);
  const last = wholeQuarter ? addMonths(first, 2) : at;
  return first >= window.from.slice(0, 7) && last <= window.to.slice(0, 7);
}
