import type { CivilDate } from '@namkhong/domain';

/** Days [validFrom, validTo) on which an official is away. Why is not recorded. */
export interface LeaveState {
  readonly leaveId: string;
  readonly officialId: string;
  readonly validFrom: CivilDate;
  /** The first day back at work. */
  readonly validTo: CivilDate;
  /** As if it had never been asked for. */
  readonly withdrawn: boolean;
}

/** Who stands in for the holder of a post during [validFrom, validTo). */
export interface SubstitutionState {
  readonly substitutionId: string;
  readonly postId: string;
  readonly unitId: string;
  /** The holder of the post. */
  readonly officialId: string;
  readonly substituteId: string;
  /** `replacement`: on every day of it; `authorisation`: only on days on which the holder is on leave. */
  readonly kind: 'replacement' | 'authorisation';
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
  readonly legalBasis: string | null;
  readonly withdrawn: boolean;
}
