import { isValidOn, type CivilDate, type Validity } from '@namkhong/domain';
import type { PostRole } from './post-state.js';

/** A post of a unit as far as heading it goes. */
export interface HeadingPost extends Validity {
  readonly postId: string;
  readonly officialId: string;
  readonly officialCode: string;
  readonly role: PostRole;
}

/** Somebody named to stand in for the holder of a post. */
export interface StandingIn extends Validity {
  readonly postId: string;
  readonly substituteId: string;
  readonly substituteCode: string;
  /** `replacement`: on every day of it; `authorisation`: only on days on which the holder is on leave. */
  readonly kind: 'replacement' | 'authorisation';
}

export interface HeadingFacts {
  /** All posts of the unit. */
  readonly posts: readonly HeadingPost[];
  /** Those of its posts, none of them withdrawn. */
  readonly substitutions: readonly StandingIn[];
  /** Officials who are on leave that day. */
  readonly onLeave: ReadonlySet<string>;
}

export interface ActingHead {
  readonly officialId: string;
  readonly officialCode: string;
  /** `head`: holds the post; `substitute`: was named to stand in; `deputy`: nobody was, and heads by seniority. */
  readonly as: 'head' | 'substitute' | 'deputy';
  /** The head who is away; null where the post is vacant or its holder acts. */
  readonly insteadOf: string | null;
}

/**
 * Who heads a unit on a day. A replacement in force acts whether its head is on leave or not; else the head who is
 * there; else whoever was authorised for days of leave; else the deputy who has held the post longest. Nobody who is on
 * leave acts. Null where nobody is left: then the matter is the unit's above.
 */
export function decideActingHead(facts: HeadingFacts, day: CivilDate): ActingHead | null {
  const inOffice = facts.posts.filter((post) => isValidOn(post, day)).toSorted(bySeniority);
  const heads = inOffice.filter(({ role }) => role === 'head');
  const isThere = (officialId: string) => !facts.onLeave.has(officialId);
  const substituteOf = (head: HeadingPost, kind: StandingIn['kind']): ActingHead | undefined => {
    const named = facts.substitutions.find(
      (each) =>
        each.postId === head.postId &&
        each.kind === kind &&
        isValidOn(each, day) &&
        isThere(each.substituteId),
    );
    if (named === undefined) return undefined;
    const { substituteId: officialId, substituteCode: officialCode } = named;
    return { officialId, officialCode, as: 'substitute', insteadOf: head.officialId };
  };

  for (const head of heads) {
    const replacement = substituteOf(head, 'replacement');
    if (replacement) return replacement;
    if (isThere(head.officialId)) return acting(head, 'head', null);
  }
  for (const head of heads) {
    const authorised = substituteOf(head, 'authorisation');
    if (authorised) return authorised;
  }
  const deputy = inOffice.find(({ role, officialId }) => role === 'deputy' && isThere(officialId));
  return deputy === undefined ? null : acting(deputy, 'deputy', heads[0]?.officialId ?? null);
}

function acting(post: HeadingPost, as: ActingHead['as'], insteadOf: string | null): ActingHead {
  return { officialId: post.officialId, officialCode: post.officialCode, as, insteadOf };
}

function bySeniority(a: HeadingPost, b: HeadingPost): number {
  return compare(a.validFrom ?? '', b.validFrom ?? '') || compare(a.officialCode, b.officialCode);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
