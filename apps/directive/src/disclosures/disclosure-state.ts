import type { DisclosureCounts, DisclosureView } from '@namkhong/contracts/http/directive-disclosures';
import { rational, toDecimal, type CivilDate } from '@namkhong/domain';

type State = DisclosureView['state'];

/** How a disclosure stands today: judged by its first edition, so that a correction never makes it late. */
export function stateOf(
  disclosure: {
    readonly dueOn: CivilDate;
    readonly publishedOn: CivilDate | null;
    readonly isWaived: boolean;
  },
  today: CivilDate,
): State {
  const { dueOn, publishedOn, isWaived } = disclosure;
  if (isWaived) return 'waived';
  if (publishedOn !== null) return publishedOn <= dueOn ? 'published' : 'late';
  return today <= dueOn ? 'due' : 'overdue';
}

/** Counts with the share published in time of what was due: what is not due yet is no part of it. */
export function withShare(counts: Omit<DisclosureCounts, 'inTimePercent'>): DisclosureCounts {
  const { inTime, late, overdue } = counts;
  const due = inTime + late + overdue;
  const share = due === 0 ? null : toDecimal(rational(BigInt(100 * inTime), BigInt(due)), 1);
  return { ...counts, inTimePercent: share };
}
