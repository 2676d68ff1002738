export {
  collectFormerUnits,
  parseCommuneRow,
  type Commune,
  type CommuneFault,
  type CommuneRow,
  type FormerUnit,
} from './commune-list.js';
export {
  parseUnitOrigin,
  type FormerUnitFault,
  type FormerUnitMention,
  type StatedPart,
  type UnitOrigin,
} from './former-unit.js';
export { isInOwnLine, type ReviewerPlace } from './own-line.js';
export {
  isUnitKind,
  TWO_TIER_SINCE,
  unitKindOfName,
  unitKinds,
  type UnitKind,
  type UnitSide,
  type UnitTier,
} from './unit-kind.js';
export { UnitTree, type ParentEdge, type TreeUnit, type TreeView } from './unit-tree.js';
export { isValidOn, overlap, parseValidity, type Validity } from './validity.js';
