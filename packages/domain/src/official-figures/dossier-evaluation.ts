import { rational, sum, toScaledInteger, type Rational } from '../satisfaction-index/rational.js';
import type { DossierEvaluationTable } from './dossier-evaluation-table.js';
import { gradeOf, type GradeBand } from './legal-table.js';

/** How many dossiers got so many points for one index. */
export interface PointCounts {
  readonly two: bigint;
  readonly one: bigint;
  readonly zero: bigint;
}

export interface EvaluatedIndex {
  readonly number: number;
  readonly dossiers: bigint;
  /** Σ points/dossiers, 0–2, rounded half up to one decimal; null without data. */
  readonly score: Rational | null;
}

/** Of a subject over a period. */
export interface DossierEvaluation {
  readonly indices: readonly EvaluatedIndex[];
  /** Indices without data: they are left out of the total, and lower what it can reach. */
  readonly leftOut: readonly number[];
  /** The sum of the rounded indices. */
  readonly total: Rational;
  /** Null where no index has data. */
  readonly grade: GradeBand | null;
}

/** An official by the official's indices: up to 10 points by Nghị định 61/2018. Units and errors as `evaluateAgency`. */
export function evaluateOfficial(
  counts: ReadonlyMap<number, PointCounts>,
  table: DossierEvaluationTable,
): DossierEvaluation {
  return evaluate(counts, table, table.officialIndices, table.officialBands);
}

/**
 * An agency by all indices: up to 18 points. Index i is Σ points/dossiers, rounded to one decimal before it is added, as the
 * circular says; every edge of a grade belongs to the higher one. Throws RangeError on a negative count and on an index
 * that the table does not have.
 */
export function evaluateAgency(
  counts: ReadonlyMap<number, PointCounts>,
  table: DossierEvaluationTable,
): DossierEvaluation {
  const numbers = table.indices.map(({ number }) => number);
  return evaluate(counts, table, numbers, table.agencyBands);
}

function evaluate(
  counts: ReadonlyMap<number, PointCounts>,
  table: DossierEvaluationTable,
  numbers: readonly number[],
  bands: readonly GradeBand[],
): DossierEvaluation {
  const unknown = [...counts.keys()].find(
    (number) => !table.indices.some((index) => index.number === number),
  );
  if (unknown !== undefined) throw new RangeError(`the table has no index ${unknown}`);
  const indices = numbers.map((number) => evaluateIndex(number, counts.get(number)));
  const scores = indices.map(({ score }) => score).filter((score) => score !== null);
  const total = sum(scores);
  return {
    indices,
    leftOut: indices.filter(({ score }) => score === null).map(({ number }) => number),
    total,
    grade: scores.length === 0 ? null : gradeOf(total, bands),
  };
}

function evaluateIndex(number: number, counts: PointCounts | undefined): EvaluatedIndex {
  const { two, one, zero } = counts ?? { two: 0n, one: 0n, zero: 0n };
  if (two < 0n || one < 0n || zero < 0n) throw new RangeError('a count cannot be negative');
  const dossiers = two + one + zero;
  if (dossiers === 0n) return { number, dossiers, score: null };
  const tenths = toScaledInteger(rational(2n * two + one, dossiers), 1, 'half-up');
  return { number, dossiers, score: rational(tenths, 10n) };
}
