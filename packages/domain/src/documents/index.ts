export {
  decideTransition,
  documentActions,
  documentStates,
  documentTransitions,
  isInForce,
  registeredStates,
  type DocumentAction,
  type DocumentState,
  type TransitionFault,
} from './document-lifecycle.js';
export {
  documentUrgencies,
  isSecret,
  secrecyLevels,
  signingCapacities,
  type DocumentUrgency,
  type SecrecyLevel,
  type SigningCapacity,
} from './document-marks.js';
export { parseDocumentNumber, type DocumentNumber, type DocumentNumberFault } from './document-number.js';
export type { NumberPart } from './malformed-part.js';
export { documentTypes, findDocumentType, typeOfNumber, type DocumentType } from './document-type.js';
export { parseDossierCode, type DossierCode, type DossierCodeFault } from './dossier-code.js';
export {
  formatNumber,
  isWritableSymbol,
  nextNumber,
  numberingPeriod,
  termBegins,
  termOn,
  termPeriod,
  type CommitteeTerm,
  type NumberedDocument,
  type NumberParts,
  type PeriodFault,
} from './numbering.js';
