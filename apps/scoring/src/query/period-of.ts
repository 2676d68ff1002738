import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { addMonths, type Quarter } from '@namkhong/domain';

/** The period of the grain in which a month lies: `2026-05`, `2026-Q2`, `2026-H1`, `2026`, or the whole window. */
export function periodOf(month: string, grain: IndexQuery['grain'], window: IndexQuery['window']): string {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))];
  switch (grain) {
    case 'day':
    case 'month':
      return month.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(number / 3)}`;
    case 'half-year':
      return `${year}-H${Math.ceil(number / 6)}`;
    case 'year':
      return year;
    case 'all':
      return `${window.from}..${window.to}`;
  }
}

/** Whether every period of the answer is made of whole quarters. */
export function isOfWholeQuarters({ grain, window }: Pick<IndexQuery, 'grain' | 'window'>): boolean {
  const [first, last] = [Number(window.from.slice(5, 7)), Number(window.to.slice(5, 7))];
  return grain !== 'month' && grain !== 'day' && first % 3 === 1 && last % 3 === 0;
}

/** The quarters of which every month lies in the window, earliest first. */
export function wholeQuarters(window: IndexQuery['window']): Quarter[] {
  const quarters: Quarter[] = [];
  for (let month = window.from; addMonths(month, 2) <= window.to; month = addMonths(month, 1)) {
    if (Number(month.slice(5)) % 3 === 1) quarters.push(periodOf(month, 'quarter', window));
  }
  return quarters;
}
