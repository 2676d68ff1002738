import { accepted, overlap, refused, type Parsed } from '@namkhong/domain';
import type { LeaveState, SubstitutionState } from './leave-state.js';
import type { PostState } from './post-state.js';
import { isWithin } from './record-post.js';

export type LeaveFault = 'interval-empty' | 'leave-overlap';

/** Decides whether a leave can be recorded: it has a day, and none of its days is one of another leave. */
export function decideLeave(
  leave: LeaveState,
  others: readonly LeaveState[],
): Parsed<LeaveState, LeaveFault> {
  const { validFrom, validTo } = leave;
  if (validTo <= validFrom) return refused('interval-empty', { from: validFrom, to: validTo });
  const rival = others.find((other) => !other.withdrawn && overlap(other, leave));
  return rival === undefined
    ? accepted(leave)
    : refused('leave-overlap', { from: rival.validFrom, to: rival.validTo });
}

export type SubstitutionFault =
  | 'interval-empty'
  | 'substitution-outside-post'
  | 'substitute-is-holder'
  | 'substitute-without-post'
  | 'substitution-overlap';

export interface SubstitutionContext {
  readonly post: PostState;
  readonly substituteCode: string;
  /** Posts that the substitute ever held. */
  readonly postsOfSubstitute: readonly PostState[];
  /** Substitutions of the same post. */
  readonly others: readonly SubstitutionState[];
}

/**
 * Decides whether somebody can stand in: for days on which the post is held, by somebody else who is an official on all
 * of them, and one at a time for each way of standing in.
 */
export function decideSubstitution(
  substitution: SubstitutionState,
  { post, substituteCode, postsOfSubstitute, others }: SubstitutionContext,
): Parsed<SubstitutionState, SubstitutionFault> {
  const { validFrom, validTo, kind } = substitution;
  if (validTo <= validFrom) return refused('interval-empty', { from: validFrom, to: validTo });
  if (!isWithin(substitution, post)) {
    return refused('substitution-outside-post', { text: post.officialCode });
  }
  if (substitution.substituteId === post.officialId) {
    return refused('substitute-is-holder', { text: substituteCode });
  }
  if (!postsOfSubstitute.some((held) => isWithin(substitution, held))) {
    return refused('substitute-without-post', { text: substituteCode });
  }
  const rival = others.find(
    (other) => !other.withdrawn && other.kind === kind && overlap(other, substitution),
  );
  return rival === undefined
    ? accepted(substitution)
    : refused('substitution-overlap', { from: rival.validFrom, to: rival.validTo });
}
