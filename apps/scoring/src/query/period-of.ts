import type { indexQuery } from '@namkhong/contracts/http/scoring';
import { quarterOf } from '@namkhong/domain';
import type { z } from 'zod';

type IndexQuery = z.output<typeof indexQuery>;

/** The period of the grain in which a month lies: `2026-05`, `2026-Q2`, `2026`, or the whole window. */
export function periodOf(firstDay: string, grain: IndexQuery['grain'], window: IndexQuery['window']): string {
  switch (grain) {
    case 'month':
      return firstDay.slice(0, 7);
    case 'quarter':
      return quarterOf(firstDay);
    case 'year':
      return firstDay.slice(0, 4);
    case 'all':
      return `${window.from}..${window.to}`;
  }
}
