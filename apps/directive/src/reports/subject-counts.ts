import type { ReportCell } from '@namkhong/contracts/http/directive-reports';
import { count, withheld } from './cells.js';

/** Something counted apart by whom it is about: a unit as a whole, or an official in one. */
export interface SubjectCounts {
  readonly units: number;
  readonly officials: number;
}

/** Below so many units a number about officials is a number about people whom everybody there knows. */
const UNITS_FROM = 10;

/** A count of what is about units, and one of what is about officials, which few units keep to themselves. */
export function subjectCells(
  counts: SubjectCounts,
  unitsInScope: number,
  href: string,
): readonly [ReportCell, ReportCell] {
  const officials = unitsInScope < UNITS_FROM ? withheld('count', href) : count(counts.officials, href);
  return [count(counts.units, href), officials];
}

export const SUBJECT_NOTE =
  'Số liệu về cá nhân chỉ nêu tổng số khi báo cáo bao gồm từ 10 đơn vị trở lên; ít hơn thì không công bố.';
