import type { Consequence } from '@namkhong/contracts/http/directive-organisation';
import { overlap, type Reason } from '@namkhong/domain';
import type { OrganisationDraft } from './organisation-draft.js';
import { placeChildren } from './place-children.js';
import { placePoints } from './place-points.js';
import type { Placement, PlacementFault } from './placement.js';
import type { PostState } from './post-state.js';
import type { UnitState } from './unit-state.js';

/**
 * Takes what some units hold to where the placement says: their children, posts and service points. Where they end
 * (`all`), everything must have its place; else only what is named moves. Null where all went well.
 */
export function placeHoldings(
  draft: OrganisationDraft,
  units: readonly UnitState[],
  placement: Placement,
  all: boolean,
): Reason<PlacementFault> | null {
  const named = [...placement.posts, ...placement.servicePoints, ...placement.units, placement.rest];
  for (const place of named) {
    if (place === undefined || place.to === null) continue;
    const destination = draft.goingOn(place.to);
    if (!destination.ok) return destination.reason;
  }
  return (
    placeChildren(draft, units, placement, all) ??
    placePosts(draft, units, placement, all) ??
    placePoints(draft, units, placement, all)
  );
}

function placePosts(
  draft: OrganisationDraft,
  units: readonly UnitState[],
  { posts: named, rest }: Placement,
  all: boolean,
): Reason<PlacementFault> | null {
  const places = new Map(named.map((place) => [place.postId, place]));
  const held = units.flatMap((unit) => draft.openPosts(unit.unitId).map((post) => ({ unit, post })));
  const stranger = named.find(({ postId }) => !held.some(({ post }) => post.postId === postId));
  if (stranger) return { code: 'placement-of-stranger', params: { text: stranger.postId } };
  const reached = new Set<string>();
  for (const { unit, post } of held) {
    const place = places.get(post.postId);
    const destination = place ?? (all ? rest : undefined);
    if (destination === undefined) {
      if (!all) continue;
      const count = draft.openPosts(unit.unitId).length;
      return { code: 'posts-without-place', params: { unitCode: unit.code, count } };
    }
    const to = destination.to === null ? null : draft.find(destination.to);
    const fault = to ? movePost(draft, post, to, place?.role) : endPost(draft, post);
    if (fault) return fault;
    if (to) reached.add(to.unitId);
  }
  for (const unitId of reached) {
    const heads = draft.openPosts(unitId).filter(({ role }) => role === 'head');
    if (heads.some((a, at) => heads.slice(at + 1).some((b) => overlap(a, b)))) {
      return { code: 'heads-overlap', params: { unitCode: draft.codeOf(unitId) ?? '', count: heads.length } };
    }
  }
  return null;
}

/** A post that was begun ends, and a new one of the same official begins; one that was not begins elsewhere. */
function movePost(
  draft: OrganisationDraft,
  post: PostState,
  to: UnitState,
  role = post.role,
): Reason<PlacementFault> | null {
  const rival = draft
    .openPosts(to.unitId)
    .find((each) => each.officialId === post.officialId && each.role === role && overlap(each, post));
  if (rival !== undefined) {
    return { code: 'post-overlap', params: { officialCode: post.officialCode, unitCode: to.code } };
  }
  const { day, legalBasis } = draft;
  if (post.validFrom >= day) draft.putPost({ ...post, unitId: to.unitId, role });
  else {
    draft.putPost({ ...post, validTo: day });
    const postId = draft.nextId();
    draft.putPost({ ...post, postId, unitId: to.unitId, role, validFrom: day, legalBasis });
  }
  tellOfPost(draft, post, 'post-moves', to.code);
  return null;
}

function endPost(draft: OrganisationDraft, post: PostState): Reason<PlacementFault> | null {
  if (post.validFrom >= draft.day) {
    return { code: 'post-not-begun', params: { officialCode: post.officialCode, day: post.validFrom } };
  }
  draft.putPost({ ...post, validTo: draft.day });
  tellOfPost(draft, post, 'post-ends', null);
  return null;
}

function tellOfPost(
  draft: OrganisationDraft,
  post: PostState,
  kind: Consequence['kind'],
  to: string | null,
): void {
  const from = draft.codeOf(post.unitId);
  draft.tell({ kind, subjectId: post.officialId, subject: post.officialCode, from, to });
  for (const { substitutionId, substituteCode } of draft.substitutionsOf(post.postId)) {
    draft.tell({
      kind: 'substitution-lapses',
      subjectId: substitutionId,
      subject: substituteCode,
      from,
      to: null,
    });
  }
}
