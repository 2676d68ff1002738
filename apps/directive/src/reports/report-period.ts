import { addMonths, quarterDays, type CivilDate } from '@namkhong/domain';

/** The days a report is about: a month, a quarter or a year. */
export interface ReportPeriod {
  readonly code: string;
  /** As people write it. */
  readonly text: string;
  readonly from: CivilDate;
  /** Exclusive. */
  readonly to: CivilDate;
}

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;
const ROMAN = ['I', 'II', 'III', 'IV'] as const;
/** Nothing that the platform could report of is older, and a year further off is a slip of the pen. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Reads `2026-11`, `2026-Q4` or `2026`; null for anything else, and for years that no report is about. */
export function readReportPeriod(code: string): ReportPeriod | null {
  const match = PERIOD.exec(code);
  if (match === null) return null;
  const [, year = '', quarter, month] = match;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  if (quarter !== undefined) {
    const text = `quý ${ROMAN[Number(quarter) - 1] ?? ''} năm ${year}`;
    return { code, text, ...quarterDays(code) };
  }
  if (month !== undefined) {
    const text = `tháng ${month} năm ${year}`;
    return { code, text, from: `${code}-01`, to: `${addMonths(code, 1)}-01` };
  }
  return { code, text: `năm ${year}`, from: `${year}-01-01`, to: `${Number(year) + 1}-01-01` };
}

/** The quarters that lie wholly within the period, and so may have been closed. */
export function quartersWithin({ from, to }: Pick<ReportPeriod, 'from' | 'to'>): string[] {
  const year = from.slice(0, 4);
  return ([1, 2, 3, 4] as const)
    .map((ordinal) => `${year}-Q${ordinal}`)
    .filter((quarter) => {
      const days = quarterDays(quarter);
      return days.from >= from && days.to <= to;
    });
}
