import type { CivilDate } from '@namkhong/domain';

export const postRoles = ['head', 'deputy', 'staff'] as const;
export type PostRole = (typeof postRoles)[number];

/** A post that an official holds in a unit during [validFrom, validTo). Officials are numbers here, never names. */
export interface PostState {
  readonly postId: string;
  readonly officialId: string;
  /** The number on the official's badge. */
  readonly officialCode: string;
  readonly unitId: string;
  readonly role: PostRole;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  /** Number of the document by which it was given; null where nobody stated it. */
  readonly legalBasis: string | null;
  readonly illustrative: boolean;
}

/** What makes two rows speak of the same post: who, where, as what, since when. */
export function postKey(post: Pick<PostState, 'officialCode' | 'unitId' | 'role' | 'validFrom'>): string {
  return [post.officialCode, post.unitId, post.role, post.validFrom].join('|');
}
