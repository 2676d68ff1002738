import { composeSums, printMeasure, type Score } from '../figures/compose-score.js';
import { printShare, type PrintedShare } from '../figures/print-share.js';
import { hideComplementary } from '../suppression/hide-complementary.js';
import { PRIVACY_FLOOR } from '../suppression/blocks.js';
import { publishedParts, compositeScore, type CriterionPart } from '../satisfaction-index/composite.js';
import { answers, histogramOf, mergeHistograms, type Histogram } from '../satisfaction-index/histogram.js';
import { linearScore } from '../satisfaction-index/linear-score.js';
import { add, multiply, rational, toDecimal, type Rational } from '../satisfaction-index/rational.js';
import { topTwoBox } from '../satisfaction-index/top-two-box.js';
import { scoreAcrossVersions } from '../satisfaction-index/version-mix.js';
import type { FigureInputs, VersionSums } from './figure-inputs.js';
import { criteriaFor, crossesOf, type ManifestSet } from './manifest-set.js';
import type { SetAsideInputs } from './subject-inputs.js';

/** The fewest ratings of which an official is told a figure. */
export const OFFICIAL_FROM = 30n;

/** Below this share of answers among the invited, in percent, a figure does not represent those who were served. */
export const REPRESENTATIVE_FROM_PERCENT = 10n;

/** Decimal texts in points or percent, two places; bounds rounded outwards, null below 30 ratings. */
interface PrintedFigure {
  readonly value: string;
  readonly lower: string | null;
  readonly upper: string | null;
}

interface CriterionOutput {
  readonly code: string;
  readonly n: string | null;
  readonly score: string | null;
  readonly topTwoBox: string | null;
  /** Points; contributions and points lost of all criteria are 100.00 together. Null where there is no composite. */
  readonly contribution: string | null;
  readonly lost: string | null;
}

/** What is published of a subject's quarter: texts alone, so that they are the same wherever they are computed. */
export interface SubjectOutputs {
  readonly status: Score['status'];
  readonly n: string | null;
  /** The composite R. */
  readonly score: PrintedFigure | null;
  readonly topTwoBox: PrintedFigure | null;
  readonly criteria: readonly CriterionOutput[];
  readonly onTime: PrintedShare | null;
  readonly responseRate: PrintedShare | null;
  /** False where fewer than a tenth of the invited answered; null where nobody knows. */
  readonly representative: boolean | null;
  /** Ratings that do not count, by rule; null where so few may not be told. */
  readonly setAside: readonly { readonly rule: string; readonly count: string | null }[];
  /** The score if those counted as well; null where there are fewer than ten of them. */
  readonly bothWays: { readonly n: string; readonly score: string } | null;
}

/**
 * The figures of a quarter from its integers: exact fractions, each rounded once. Versions are scored apart and weighed by
 * their ratings; an interval is told where there is one version only. Throws RangeError on impossible sums and on a version
 * that `sets` does not hold.
 */
export function computeOutputs(inputs: FigureInputs, sets: readonly ManifestSet[]): SubjectOutputs {
  const { kind, service, setAside } = inputs;
  const n = totalOf(inputs.versions.map(({ rated }) => rated));
  const isTold = n >= (kind === 'official' ? OFFICIAL_FROM : PRIVACY_FLOOR);
  const scored = inputs.versions.map((version) => scoreVersion(kind, version, sets));
  const score = isTold ? mix(scored) : ({ status: 'suppressed' } as const);
  return {
    status: score.status,
    n: isTold ? String(n) : null,
    score: 'linear' in score ? print(score.linear) : null,
    topTwoBox: 'linear' in score ? print(score.topTwoBox) : null,
    criteria: criterionOutputs(scored, isTold, 'linear' in score),
    onTime: printShare(service.onTime, service.closed),
    responseRate: isTold ? printShare(n, service.invited) : null,
    representative:
      isTold && service.invited >= n && service.invited > 0n
        ? 100n * n >= REPRESENTATIVE_FROM_PERCENT * service.invited
        : null,
    setAside: setAsideCounts(setAside),
    bothWays: 'linear' in score ? bothWays(inputs, sets) : null,
  };
}

interface ScoredVersion {
  readonly n: bigint;
  readonly score: Score;
  readonly criteria: readonly { readonly code: string; readonly histogram: Histogram }[];
  /** None where there is no composite. */
  readonly parts: readonly CriterionPart[];
}

function scoreVersion(
  kind: FigureInputs['kind'],
  { setVersion, rated, histograms, crosses, days }: VersionSums,
  sets: readonly ManifestSet[],
): ScoredVersion {
  const set = setOf(sets, setVersion);
  const criteria = criteriaFor(kind, set);
  const counts = criteria.map(({ code, weight, index }) => ({
    code,
    weight,
    histogram: histogramOf(histograms.slice(5 * index, 5 * index + 5)),
  }));
  const composite = compositeScore(counts);
  return {
    n: rated,
    score: composeSums({ rated, counts, days, crosses: crossesOf(crosses, criteria, set.criteria.length) }),
    criteria: counts,
    parts: composite.status === 'scored' ? composite.parts : [],
  };
}

/** As for any figure over several versions: none where one of them has no score. */
function mix(versions: readonly ScoredVersion[]): Score {
  const [only, ...others] = versions;
  if (!only) return { status: 'suppressed' };
  if (others.length === 0) return only.score;
  const n = totalOf(versions.map((version) => version.n));
  const rated = versions.flatMap(({ score }) => ('linear' in score ? [score] : []));
  const linear = scoreAcrossVersions(rated.map((score) => ({ n: score.n, score: score.linear.value })));
  const topTwo = scoreAcrossVersions(rated.map((score) => ({ n: score.n, score: score.topTwoBox.value })));
  if (rated.length < versions.length || !linear || !topTwo) return { status: 'insufficient', n };
  const measure = (value: Rational) => ({ value, bounds: null });
  return {
    status: n >= 100n ? 'rated' : 'indicative',
    n,
    linear: measure(linear),
    topTwoBox: measure(topTwo),
  };
}

function criterionOutputs(
  versions: readonly ScoredVersion[],
  isTold: boolean,
  hasScore: boolean,
): CriterionOutput[] {
  const histograms = new Map<string, Histogram>();
  for (const { code, histogram } of versions.flatMap(({ criteria }) => criteria)) {
    const known = histograms.get(code);
    histograms.set(code, known ? mergeHistograms(known, histogram) : histogram);
  }
  const parts = new Map(
    hasScore ? publishedParts(mergeParts(versions)).map((part) => [part.code, part]) : [],
  );
  return [...histograms].map(([code, histogram]) => {
    const n = answers(histogram);
    const [linear, topTwo] = [linearScore(histogram), topTwoBox(histogram)];
    const part = parts.get(code);
    if (!isTold || n < PRIVACY_FLOOR || !linear || !topTwo)
      return { code, n: null, score: null, topTwoBox: null, contribution: null, lost: null };
    return {
      code,
      n: String(n),
      score: toDecimal(linear, 2),
      topTwoBox: toDecimal(topTwo, 2),
      contribution: part ? toDecimal(rational(part.contributionCenti, 100n), 2) : null,
      lost: part ? toDecimal(rational(part.lostCenti, 100n), 2) : null,
    };
  });
}

/** Each version's parts by its share of the ratings; together they still make up 100. */
function mergeParts(versions: readonly ScoredVersion[]): CriterionPart[] {
  const n = totalOf(versions.map((version) => version.n));
  const merged = new Map<string, CriterionPart>();
  for (const version of versions) {
    const share = rational(version.n, n);
    for (const { code, score, contribution, lost } of version.parts) {
      const known = merged.get(code);
      const [own, missed] = [multiply(share, contribution), multiply(share, lost)];
      merged.set(code, {
        code,
        score,
        contribution: known ? add(known.contribution, own) : own,
        lost: known ? add(known.lost, missed) : missed,
      });
    }
  }
  return [...merged.values()];
}

function bothWays(
  { kind, versions, setAside }: FigureInputs,
  sets: readonly ManifestSet[],
): SubjectOutputs['bothWays'] {
  if (!setAside.told || totalOf(setAside.versions.map(({ rated }) => rated)) < PRIVACY_FLOOR) return null;
  const numbers = [...new Set([...versions, ...setAside.versions].map(({ setVersion }) => setVersion))];
  const scores = numbers.map((setVersion) => {
    const all = [...versions, ...setAside.versions].filter((each) => each.setVersion === setVersion);
    const composite = compositeScore(
      criteriaFor(kind, setOf(sets, setVersion)).map(({ code, weight, index }) => ({
        code,
        weight,
        histogram: all
          .map(({ histograms }) => histogramOf(histograms.slice(5 * index, 5 * index + 5)))
          .reduce(mergeHistograms),
      })),
    );
    const n = totalOf(all.map(({ rated }) => rated));
    return composite.status === 'scored' ? { n, score: composite.score } : null;
  });
  const known = scores.filter((score) => score !== null);
  const score = known.length === scores.length ? scoreAcrossVersions(known) : null;
  return score && { n: String(totalOf(known.map(({ n }) => n))), score: toDecimal(score, 2) };
}

/** Rules that set fewer than ten aside are not told, nor another one that would give them away. */
export function setAsideCounts({ byRule }: SetAsideInputs): SubjectOutputs['setAside'] {
  const { primary, complementary } = hideComplementary(
    byRule.map(({ rule, count }) => ({ id: rule, people: count })),
  );
  const hidden = new Set([...primary, ...complementary]);
  return byRule.map(({ rule, count }) => ({ rule, count: hidden.has(rule) ? null : String(count) }));
}

function print(measure: Parameters<typeof printMeasure>[0]): PrintedFigure {
  const { value, interval } = printMeasure(measure);
  return { value, lower: interval?.lower ?? null, upper: interval?.upper ?? null };
}

function setOf(sets: readonly ManifestSet[], version: number): ManifestSet {
  const set = sets.find((each) => each.version === version);
  if (!set) throw new RangeError(`the manifest holds no version ${version} of the set`);
  return set;
}

function totalOf(counts: readonly bigint[]): bigint {
  return counts.reduce((total, count) => total + count, 0n);
}
