import type { Evidence } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import type { HeldAssignment } from './held-assignment.js';
import type { Party } from './life.js';

export type PercentFault = 'percent-out-of-range' | 'percent-of-supporter';

/** A share done is a whole number from 0 to 100. A report may name none; who only supports names none of another's task. */
export function findPercentFault(
  percent: number | null,
  party: Party,
): { readonly code: PercentFault; readonly text: string } | null {
  if (percent === null) return null;
  if (party === 'supporter') return { code: 'percent-of-supporter', text: String(percent) };
  const isShare = Number.isInteger(percent) && percent >= 0 && percent <= 100;
  return isShare ? null : { code: 'percent-out-of-range', text: String(percent) };
}

/** Where an output was ordered, a claim shows something: words alone are no output. */
export function findClaimFault(
  expectedOutput: string | null,
  evidence: readonly Evidence[],
): { code: 'evidence-missing'; text: string } | null {
  return expectedOutput !== null && evidence.length === 0
    ? { code: 'evidence-missing', text: expectedOutput }
    : null;
}

export type ExtensionFault = 'assignment-undated' | 'extension-after-deadline' | 'extension-pending';

/** Why a unit may not ask for more time now: it asks before the deadline or on it, one request at a time. */
export function findExtensionFault(
  { dueOn, dueAt, pendingExtension }: Pick<HeldAssignment, 'dueOn' | 'dueAt' | 'pendingExtension'>,
  { today, now }: { readonly today: CivilDate; readonly now: Date },
): ExtensionFault | null {
  if (dueOn === null) return 'assignment-undated';
  if (pendingExtension !== null) return 'extension-pending';
  const isPast = today > dueOn || (dueAt !== null && now > dueAt);
  return isPast ? 'extension-after-deadline' : null;
}
