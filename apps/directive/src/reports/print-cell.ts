import type { ReportCell } from '@namkhong/contracts/http/directive-reports';

/** What stands where too few are behind a value. */
const WITHHELD = 'Không công bố';
/** What stands where there is nothing to tell yet: a ratio of nothing. */
const NOTHING = '–';

/** A value as people read it in Vietnamese: decimal comma, thousands by dots, a score never without its n. */
export function printCell({ kind, value, interval, n, suppressed }: ReportCell): string {
  if (suppressed) return WITHHELD;
  if (value === null) return NOTHING;
  if (kind === 'text') return value;
  if (kind === 'percent') return `${printNumber(value)} %`;
  if (kind === 'count') return printNumber(value);
  const bounds = interval === null ? '' : `${printNumber(interval.lower)}–${printNumber(interval.upper)}; `;
  return `${printNumber(value)} (${bounds}n = ${printNumber(String(n ?? 0))})`;
}

/** @param value exact decimal text with a point */
export function printNumber(value: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === '') throw new RangeError(`${value} is no number`);
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`;
}
