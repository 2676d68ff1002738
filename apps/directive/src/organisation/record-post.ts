import { accepted, overlap, refused, type CivilDate, type Parsed, type Validity } from '@namkhong/domain';
import type { PostRole, PostState } from './post-state.js';

export interface PostRequest {
  readonly officialCode: string;
  readonly role: PostRole;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly legalBasis: string | null;
  readonly illustrative: boolean;
}

export type PostFault =
  'official-code-malformed' | 'interval-empty' | 'post-outside-unit' | 'post-overlap' | 'heads-overlap';

export interface PostContext {
  readonly unit: Validity & { readonly unitId: string; readonly code: string };
  /** Posts of the unit that go on beyond the first day of this one. */
  readonly posts: readonly PostState[];
}

/** Decides whether a post can be given: within the days of its unit, once to each official, to one head at a time. */
export function decidePost(
  request: PostRequest,
  context: PostContext & { readonly officialId: string; readonly postId: string },
): Parsed<PostState, PostFault> {
  if (!/^[\p{L}\d][\p{L}\d._-]{0,34}$/u.test(request.officialCode)) {
    return refused('official-code-malformed', { text: request.officialCode });
  }
  const { officialId, postId, unit } = context;
  return checkPost({ ...request, officialId, postId, unitId: unit.unitId }, context);
}

/** Decides whether a post can have another end, earlier or later. */
export function decidePostEnd(
  post: PostState,
  validTo: CivilDate,
  context: PostContext,
): Parsed<PostState, PostFault> {
  return checkPost({ ...post, validTo }, context);
}

function checkPost(post: PostState, { unit, posts }: PostContext): Parsed<PostState, PostFault> {
  const { validFrom, validTo, officialCode } = post;
  if (validTo !== null && validTo <= validFrom) {
    return refused('interval-empty', { from: validFrom, to: validTo });
  }
  if (!isWithin(post, unit)) return refused('post-outside-unit', { text: unit.code });
  const others = posts.filter((other) => other.postId !== post.postId && overlap(other, post));
  if (others.some(({ officialId, role }) => officialId === post.officialId && role === post.role)) {
    return refused('post-overlap', { officialCode, unitCode: unit.code });
  }
  const heads = others.filter(({ role }) => role === 'head');
  if (post.role === 'head' && heads.length > 0) {
    return refused('heads-overlap', { unitCode: unit.code, count: heads.length + 1 });
  }
  return accepted(post);
}

/** Whether the one exists on no day on which the other does not. */
export function isWithin(inner: Validity, outer: Validity): boolean {
  const beginsWithin =
    outer.validFrom === null || (inner.validFrom !== null && inner.validFrom >= outer.validFrom);
  const endsWithin = outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo);
  return beginsWithin && endsWithin;
}
