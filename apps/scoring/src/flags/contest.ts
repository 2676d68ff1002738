import { isInOwnLine, isValidOn, type CivilDate, type Grant, type ReviewerPlace } from '@namkhong/domain';
import { endOf } from './flag-state.js';
import type { Contest, Flag, FlagFile } from './flag.js';

/** The unit a flag is about, with those above and below it. */
export interface Line {
  readonly unitId: string;
  readonly aboveIds: readonly string[];
  readonly belowIds: readonly string[];
}

export type ContestRefusal =
  | { readonly status: 403; readonly code: 'contest-not-yours' }
  | { readonly status: 409; readonly code: 'flag-ended' }
  | { readonly status: 409; readonly code: 'contest-window-over'; readonly contestUntil: CivilDate };

/**
 * In which role somebody may contest the flag today: the official it is about, or the head of the unit it is about or of
 * one above it; null for everybody else. A colleague of the official has no say in it.
 */
export function contestRole(
  { subject }: Pick<Flag, 'subject'>,
  line: Pick<Line, 'aboveIds'>,
  grants: readonly Grant[],
  today: CivilDate,
): Contest['by'] | null {
  const held = grants.filter((grant) => isValidOn(grant, today));
  if (
    subject.kind === 'official' &&
    held.some(({ role, officialId }) => role === 'official' && officialId === subject.officialId)
  )
    return 'official';
  const heads = held.filter(({ role }) => role === 'unit-head');
  const units = [subject.unitId, ...line.aboveIds];
  return heads.some(({ unitId }) => unitId !== null && units.includes(unitId)) ? 'unit-head' : null;
}

/** Why a flag cannot be contested today by whoever may contest it; null when it can. */
export function findContestFault({ flag, history }: FlagFile, today: CivilDate): ContestRefusal | null {
  if (endOf(history) !== null) return { status: 409, code: 'flag-ended' };
  const { contestUntil } = flag;
  return today > contestUntil ? { status: 409, code: 'contest-window-over', contestUntil } : null;
}

/**
 * Whether a reviewer stands in the line of whom a flag is about: serves or served in the unit or in one above or below it,
 * heads one of them, or is the official. Nobody judges themselves, those they command, or those they are commanded by.
 */
export function isInLine(
  { subject }: Pick<Flag, 'subject'>,
  { unitId, aboveIds, belowIds }: Line,
  reviewer: ReviewerPlace,
): boolean {
  const officialId = subject.kind === 'official' ? subject.officialId : null;
  return (
    isInOwnLine(reviewer, { unitId, ancestorIds: aboveIds, officialId }) ||
    reviewer.units.some((place) => place !== null && belowIds.includes(place))
  );
}
