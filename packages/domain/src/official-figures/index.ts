export {
  DECREE_61_2018,
  type DossierEvaluationTable,
  type DossierIndex,
} from './dossier-evaluation-table.js';
export {
  evaluateAgency,
  evaluateOfficial,
  type DossierEvaluation,
  type EvaluatedIndex,
  type PointCounts,
} from './dossier-evaluation.js';
export {
  pointsForAttitude,
  pointsForComplaints,
  pointsForContacts,
  pointsForPublication,
  pointsForTime,
  type ComplaintOfAttitude,
  type DossierPoints,
} from './dossier-points.js';
export { gradeOf, type BilingualName, type GradeBand, type LegalTable } from './legal-table.js';
export {
  DECISION_766_2022,
  SILENCE_COUNTS_AS_SATISFIED,
  type ServiceIndexGroup,
  type ServiceIndexTable,
} from './service-index-table.js';
export {
  composeServiceIndex,
  petitionSatisfaction,
  type PetitionSatisfaction,
  type ServiceIndex,
  type ServiceIndexPart,
} from './service-index.js';
export { SIPAS_ELEMENTS, SIPAS_METHODS, sipasMethodOn, sipasShares, type SipasShare } from './sipas.js';
