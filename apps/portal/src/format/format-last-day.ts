import { addDays } from '@namkhong/domain';
import { formatCivilDate } from './format-date.js';

/** The last day of a period whose end is exclusive: `2026-10-01` → `30/09/2026`. */
export function formatLastDay(exclusiveEnd: string): string {
  return formatCivilDate(addDays(exclusiveEnd, -1));
}
