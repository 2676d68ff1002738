import type { ChangeStep } from '@namkhong/contracts/http/directive-organisation';
import type { NamedUnitFault } from './organisation-draft.js';

/** Where what a unit holds goes, as a change states it. */
export type Placement = Extract<ChangeStep, { kind: 'dissolve' }>['placement'];

export type PlacementFault =
  | NamedUnitFault
  | 'children-without-place'
  | 'posts-without-place'
  | 'service-points-without-place'
  | 'placement-of-stranger'
  | 'parent-below-itself'
  | 'post-not-begun'
  | 'post-overlap'
  | 'heads-overlap'
  | 'service-point-not-begun'
  | 'counter-without-point';
