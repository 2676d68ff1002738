import type { CanonicalValue } from '../satisfaction-index/canonical-json.js';
import { differences, type Difference } from './differences.js';
import {
  composeManifest,
  publishSubject,
  type Hash,
  type LogPositions,
  type Manifest,
  type SaltedInputs,
} from './manifest.js';
import type { SubjectOutputs } from './subject-outputs.js';
import { sumBlocks, TotalSums } from './sum-blocks.js';

/** Everything that a reviewer is given of a publication beside its manifest. */
export interface PublicationInputs {
  /** Of every subject, each once. */
  readonly subjects: readonly SaltedInputs[];
  /** How far the log was folded at each snapshot that a block shows, by its number. */
  readonly snapshots: Readonly<Record<string, LogPositions>>;
}

/** What anybody may check of a manifest: that it is of the method this program computes by, and sound in itself. */
export function verifyPublic(manifest: Manifest, hash: Hash): Difference[] {
  const { method } = composeManifest(manifest, EMPTY, hash);
  return [
    ...differences(manifest.method, method, 'method'),
    ...manifest.sets.flatMap(({ version, criteria }) =>
      differences(
        10_000,
        criteria.reduce((sum, { weight }) => sum + weight, 0),
        `sets ${version} weights`,
      ),
    ),
    ...partsOf(manifest.total, 'total'),
    ...manifest.units.flatMap(({ unitId, outputs }) => partsOf(outputs, `units ${unitId}`)),
  ];
}

/**
 * Computes a manifest's figures anew from the integers they rest on, and names every place that differs: an output, an
 * input that is not the one committed to, a subject that is missing or was added.
 *
 * @param manifest with a version of the set for whatever the inputs hold
 */
export function verifyInputs(
  manifest: Manifest,
  { subjects, snapshots }: PublicationInputs,
  hash: Hash,
): Difference[] {
  const total = new TotalSums();
  for (const { inputs } of subjects) total.add(inputs);
  const recomputed = composeManifest(
    manifest,
    {
      ...EMPTY,
      sets: manifest.sets,
      snapshots,
      total: total.figureInputs(),
      subjects: subjects.map((salted) => publishSubject(salted, manifest.sets, hash)),
    },
    hash,
  );
  return [
    ...differences(comparable(manifest), comparable(recomputed)),
    ...differences(manifest.units.length + manifest.others.length, subjects.length, 'number of subjects'),
    ...subjects.flatMap(({ inputs: { kind, subjectId, versions, blocks } }) =>
      kind === 'official'
        ? []
        : differences(
            versions,
            sumBlocks(blocks.filter(({ units }) => units.length === 0)),
            `units ${subjectId} versions`,
          ),
    ),
  ];
}

const EMPTY = {
  sets: [],
  log: {},
  exclusions: [] as CanonicalValue,
  trees: [] as CanonicalValue,
  snapshots: {} as CanonicalValue,
  undecided: false,
  total: new TotalSums().figureInputs(),
  subjects: [],
};

/** What inputs decide, by name rather than by place, so that one that is missing is one difference. */
function comparable({ method, snapshots, total, units, others }: Manifest): object {
  return {
    method,
    snapshots,
    total,
    units: Object.fromEntries(units.map(({ unitId, ...unit }) => [unitId, unit])),
    others: Object.fromEntries(others.map(({ inputs, own }) => [inputs, own])),
  };
}

/** Contributions and points lost of all criteria are 100.00 together, or there are none. */
function partsOf({ criteria, score }: SubjectOutputs, at: string): Difference[] {
  if (score === null) return [];
  const sum = (values: readonly (string | null)[]) =>
    values.reduce((total, value) => total + centiOf(value), 0n);
  const contributed = sum(criteria.map(({ contribution }) => contribution));
  const all = contributed + sum(criteria.map(({ lost }) => lost));
  const beside = contributed - centiOf(score.value);
  // Each contribution was rounded by itself.
  const isNear = beside * beside <= BigInt(criteria.length ** 2);
  return [
    ...differences(10_000n, all, `${at} contributions and points lost in hundredths`),
    ...(isNear ? [] : differences(centiOf(score.value), contributed, `${at} score in hundredths`)),
  ];
}

function centiOf(decimal: string | null): bigint {
  return decimal === null ? 0n : BigInt(decimal.replace('.', ''));
}
