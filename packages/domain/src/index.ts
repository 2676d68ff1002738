export {
  addDays,
  compareCivilDates,
  daysBetween,
  localDate,
  parseCivilDate,
  type CivilDate,
} from './calendar/civil-date.js';
export { monthOf, nextQuarter, quarterDays, quarterOf, type Month, type Quarter } from './calendar/period.js';
export { partyDocumentTypes, stateDocumentTypes } from './documents/document-type.js';
export {
  parseDocumentNumber,
  type DocumentNumber,
  type DocumentNumberFault,
} from './documents/document-number.js';
export { parseDossierCode, type DossierCode, type DossierCodeFault } from './documents/dossier-code.js';
export {
  collectFormerUnits,
  parseCommuneRow,
  type Commune,
  type CommuneFault,
  type CommuneRow,
  type FormerUnit,
} from './organisation/commune-list.js';
export {
  parseUnitOrigin,
  type FormerUnitFault,
  type FormerUnitMention,
  type StatedPart,
  type UnitOrigin,
} from './organisation/former-unit.js';
export {
  isUnitKind,
  unitKindOfName,
  unitKinds,
  type UnitKind,
  type UnitTier,
} from './organisation/unit-kind.js';
export { isValidOn, overlap, parseValidity, type Validity } from './organisation/validity.js';
export { type Parsed, type Reason } from './parsed.js';
export {
  decidePermission,
  isAction,
  permissions,
  roles,
  type Action,
  type Grant,
  type GrantableRole,
  type PermissionDecision,
  type PermissionRefusal,
  type PermissionScope,
  type PermissionTarget,
  type Role,
  type TargetUnit,
} from './permissions.js';
export { normaliseMobileNumber, type MobileNumberFault } from './text/mobile-number.js';
export { countSmsSegments, type SmsSegments } from './text/sms-segments.js';
export { toUnaccented } from './text/unaccented.js';
