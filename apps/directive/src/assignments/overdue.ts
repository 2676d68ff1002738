import type { CivilDate } from '@namkhong/domain';

/**
 * Whether the day it was due on has passed. Acknowledging is not completing, so an acknowledged assignment can be
 * overdue too.
 */
export function isOverdue(dueOn: CivilDate, today: CivilDate): boolean {
  return dueOn < today;
}
