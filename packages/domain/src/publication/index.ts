export { decimalTexts, type DecimalTexts } from './decimal-texts.js';
export { type Difference } from './differences.js';
export { figureInputsOf, type FigureInputs } from './figure-inputs.js';
export { type ManifestSet } from './manifest-set.js';
export {
  commitmentOf,
  composeManifest,
  manifestText,
  ownSalt,
  publishSubject,
  type Hash,
  type LogPositions,
  type Manifest,
  type PublicationContents,
  type PublicationFacts,
  type PublishedSubject,
} from './manifest.js';
export { methodStatement } from './method-statement.js';
export { outputsOfOwn, ownInputsOf, type OwnInputs } from './own-inputs.js';
export { PublicationLog, type LogPlace } from './publication-log.js';
export { readInputs, type WrittenInputs } from './read-inputs.js';
export {
  type BlockInputs,
  type DatedTotal,
  type SetAsideInputs,
  type StratumInputs,
  type SubjectInputs,
  type VersionInputs,
} from './subject-inputs.js';
export { computeOutputs, OFFICIAL_FROM, type SubjectOutputs } from './subject-outputs.js';
export { sumBlocks, TotalSums } from './sum-blocks.js';
export { verifyAgainstLog } from './verify-log.js';
export { verifyInputs, verifyPublic, type PublicationInputs } from './verify-manifest.js';
