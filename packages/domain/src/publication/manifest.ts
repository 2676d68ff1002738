import type { Quarter } from '../calendar/period.js';
import { canonicalJson, type CanonicalValue } from '../satisfaction-index/canonical-json.js';
import { decimalTexts } from './decimal-texts.js';
import { figureInputsOf, type FigureInputs } from './figure-inputs.js';
import type { ManifestSet } from './manifest-set.js';
import { methodStatement } from './method-statement.js';
import { ownInputsOf } from './own-inputs.js';
import type { SubjectInputs } from './subject-inputs.js';
import { computeOutputs, type SubjectOutputs } from './subject-outputs.js';

/** The next offset of every partition of the log that is folded, by topic and partition. */
export type LogPositions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What identifies a publication and is no outcome of the log. */
export interface PublicationFacts {
  readonly publicationId: string;
  readonly setCode: string;
  readonly quarter: Quarter;
  readonly supersedes: string | null;
  readonly publishedAt: string;
  readonly illustrative: boolean;
}

/** What of a publication is public: everything but the inputs, of which it holds salted hashes. */
export interface Manifest extends PublicationFacts {
  readonly form: 'namkhong.publication.v1';
  /** SHA-256 of the canonical text of each. */
  readonly method: { readonly formulas: string; readonly parameters: string; readonly quantiles: string };
  /** `hash` is of the whole version as it was published. */
  readonly sets: readonly (ManifestSet & { readonly hash: string })[];
  /** How far the log was folded. */
  readonly log: LogPositions;
  /** Hashes of the ratings that do not count, of the organisation over time, and of the snapshots that blocks show. */
  readonly exclusions: string;
  readonly trees: string;
  readonly snapshots: string;
  /** Whether a quarantine was still within the days in which it may stand undecided. */
  readonly undecided: boolean;
  readonly total: SubjectOutputs;
  readonly units: readonly PublishedUnit[];
  /** Of all whose figures are not public: sorted, so that nobody is recognised by their place. */
  readonly others: readonly Commitment[];
}

/** Binds the platform to inputs it does not show: SHA-256 of a salt and their canonical text. */
interface Commitment {
  readonly inputs: string;
  /** Of what the subject itself is shown. */
  readonly own: string;
}

interface PublishedUnit extends Commitment {
  readonly unitId: string;
  readonly level: string;
  readonly outputs: SubjectOutputs;
}

/** A subject's inputs and the secret that its hashes are salted with. */
export interface SaltedInputs {
  readonly inputs: SubjectInputs;
  readonly salt: string;
}

/** SHA-256 of a text in UTF-8, hexadecimal: the one thing that this package leaves to its caller. */
export type Hash = (text: string) => string;

/** A subject as the manifest holds it. */
export interface PublishedSubject extends Commitment {
  readonly subjectId: string;
  readonly level: string;
  /** Units with ratings told of their own: all others are hashes alone. */
  readonly isPublic: boolean;
  readonly outputs: SubjectOutputs;
}

/** Everything a manifest is composed of. */
export interface PublicationContents {
  readonly sets: Manifest['sets'];
  readonly log: LogPositions;
  readonly exclusions: CanonicalValue;
  readonly trees: CanonicalValue;
  readonly snapshots: CanonicalValue;
  readonly undecided: boolean;
  readonly total: FigureInputs;
  readonly subjects: readonly PublishedSubject[];
}

/** The figures of a subject, and the hashes that bind them to inputs which are not public. */
export function publishSubject(
  salted: SaltedInputs,
  sets: readonly ManifestSet[],
  hash: Hash,
): PublishedSubject {
  const { inputs } = salted;
  return {
    subjectId: inputs.subjectId,
    level: inputs.level,
    isPublic: inputs.kind === 'unit' && inputs.versions.length > 0,
    outputs: computeOutputs(figureInputsOf(inputs), sets),
    ...commitTo(salted, hash),
  };
}

/** The public manifest. The same contents in any order give the same manifest. */
export function composeManifest(
  facts: PublicationFacts,
  contents: PublicationContents,
  hash: Hash,
): Manifest {
  const { sets, log, undecided, total, subjects } = contents;
  const textHash = (value: CanonicalValue) => hash(canonicalJson(value));
  const method = methodStatement();
  return {
    form: 'namkhong.publication.v1',
    ...facts,
    method: {
      formulas: textHash(method.formulas),
      parameters: textHash(method.parameters),
      quantiles: textHash(method.quantiles),
    },
    sets: sets.toSorted((a, b) => a.version - b.version),
    log,
    exclusions: textHash(contents.exclusions),
    trees: textHash(contents.trees),
    snapshots: textHash(contents.snapshots),
    undecided,
    total: computeOutputs(total, sets),
    units: subjects
      .filter(({ isPublic }) => isPublic)
      .map(({ subjectId: unitId, level, outputs, inputs, own }) => ({ unitId, level, outputs, inputs, own }))
      .toSorted((a, b) => compare(a.unitId, b.unitId)),
    others: subjects
      .filter(({ isPublic }) => !isPublic)
      .map(({ inputs, own }) => ({ inputs, own }))
      .toSorted((a, b) => compare(a.inputs, b.inputs)),
  };
}

/** The text that is hashed and signed. */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest as unknown as CanonicalValue);
}

function commitTo({ inputs, salt }: SaltedInputs, hash: Hash): Commitment {
  return {
    inputs: commitmentOf(decimalTexts(inputs), salt, hash),
    own: commitmentOf(decimalTexts(ownInputsOf(inputs)), ownSalt(salt, hash), hash),
  };
}

/** What the subject is given: from it the other salt cannot be found, nor by trying what the subject is not shown. */
export function ownSalt(salt: string, hash: Hash): string {
  return hash(`own ${salt}`);
}

/** The salted hash of inputs in their written form. */
export function commitmentOf(written: object, salt: string, hash: Hash): string {
  return hash(`${salt} ${canonicalJson(written as CanonicalValue)}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
