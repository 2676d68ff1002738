import type { TargetUnit } from '../permissions.js';

/** Where somebody who is asked to review serves or commands. */
export interface ReviewerPlace {
  /** The official this account belongs to, where it does. */
  readonly officialId: string | undefined;
  /** Units of which the reviewer is or was the head or a member; null stands for the whole organisation. */
  readonly units: readonly (string | null)[];
}

/**
 * Whether a reviewer would decide about themselves, about somebody of their own unit, or about somebody of a unit below one
 * they serve in or command: nobody is a judge in their own line.
 */
export function isInOwnLine(
  reviewer: ReviewerPlace,
  subject: TargetUnit & { readonly officialId: string | null },
): boolean {
  if (subject.officialId !== null && subject.officialId === reviewer.officialId) return true;
  const line = [subject.unitId, ...subject.ancestorIds];
  return reviewer.units.some((unitId) => unitId === null || line.includes(unitId));
}
