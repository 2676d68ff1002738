import { sumDays, type DaySums, type DayTotal } from '../satisfaction-index/day-sums.js';
import { answers, codeSum, histogramOf, type Histogram } from '../satisfaction-index/histogram.js';
import { PRIVACY_FLOOR } from '../suppression/blocks.js';
import { revealsNobody } from '../suppression/unanimity.js';
import type { FigureInputs } from './figure-inputs.js';
import type { ManifestSet } from './manifest-set.js';
import type { SetAsideInputs, SubjectInputs, VersionInputs } from './subject-inputs.js';
import { computeOutputs, setAsideCounts, type SubjectOutputs } from './subject-outputs.js';

/** A day with fewer complete submissions says what single people answered. */
const DAY_FROM = 3n;

/** What the subject is shown of one version; with it the subject recomputes its own figure. */
interface OwnVersion {
  readonly setVersion: number;
  readonly rated: bigint;
  /** In the order of the version; the distribution only where it reveals nobody. */
  readonly criteria: readonly {
    readonly n: bigint;
    /** Σ of the codes 0–4. */
    readonly codeSum: bigint;
    readonly histogram: Histogram | null;
  }[];
  /** n, Σa, Σb, Σab of every pair of criteria; zeros where fewer than ten answered both. */
  readonly crosses: readonly bigint[];
  /** Over all days, those left out below as well: the variance between days needs no more. */
  readonly daySums: DaySums;
  /** Neither dated nor in the order of the calendar. */
  readonly days: readonly DayTotal[];
  /** How many days are left out. */
  readonly daysLeftOut: number;
}

/** A subject's own inputs: everything its figures are computed from that leads to no single person. */
export interface OwnInputs extends Pick<
  SubjectInputs,
  'kind' | 'subjectId' | 'unitId' | 'level' | 'service' | 'distinctRaters' | 'droppedChannels'
> {
  readonly versions: readonly OwnVersion[];
  /** Ratings that do not count: how many as it is published, and their answers only where there are ten of them. */
  readonly setAside: Omit<SetAsideInputs, 'byRule'> & { readonly byRule: SubjectOutputs['setAside'] };
}

/** What the subject may see. A version with fewer than ten ratings is not among the others. */
export function ownInputsOf(inputs: SubjectInputs): OwnInputs {
  const { kind, subjectId, unitId, level, service, distinctRaters, droppedChannels, setAside } = inputs;
  const aside = setAside.versions.reduce((total, { rated }) => total + rated, 0n);
  return {
    kind,
    subjectId,
    unitId,
    level,
    service,
    distinctRaters,
    droppedChannels,
    versions: inputs.versions.filter(({ rated }) => rated >= PRIVACY_FLOOR).map(ownVersion),
    setAside: {
      ...setAside,
      byRule: setAsideCounts(setAside),
      versions: setAside.told && aside >= PRIVACY_FLOOR ? setAside.versions : [],
    },
  };
}

/** What the subject computes from its own inputs; null where a distribution is withheld, so that it cannot. */
export function outputsOfOwn(own: OwnInputs, sets: readonly ManifestSet[]): SubjectOutputs | null {
  const { kind, versions, service, setAside } = own;
  if (versions.some(({ criteria }) => criteria.some(({ histogram }) => histogram === null))) return null;
  const inputs: FigureInputs = {
    kind,
    service,
    setAside: { ...setAside, byRule: [] },
    versions: versions.map(({ setVersion, rated, criteria, crosses, daySums }) => ({
      setVersion,
      rated,
      histograms: criteria.flatMap(({ histogram }) => histogram ?? []),
      crosses,
      days: daySums,
    })),
  };
  return { ...computeOutputs(inputs, sets), setAside: setAside.byRule };
}

function ownVersion({ setVersion, rated, histograms, crosses, days }: VersionInputs): OwnVersion {
  const told = daysToTell(days);
  return {
    setVersion,
    rated,
    criteria: Array.from({ length: histograms.length / 5 }, (_, index) => {
      const histogram = histogramOf(histograms.slice(5 * index, 5 * index + 5));
      return {
        n: answers(histogram),
        codeSum: codeSum(histogram),
        histogram: revealsNobody(histogram) ? histogram : null,
      };
    }),
    crosses: crosses.map((count, index) =>
      (crosses[index - (index % 4)] ?? 0n) >= PRIVACY_FLOOR ? count : 0n,
    ),
    daySums: sumDays(days),
    days: told,
    daysLeftOut: days.length - told.length,
  };
}

/**
 * Days with at least three submissions, sorted by their sums, which is no order of the calendar. Where those left out hold
 * fewer than ten people, what all days hold less what is told would say what these answered: then the next smallest days
 * are left out as well.
 */
function daysToTell(days: readonly DayTotal[]): DayTotal[] {
  const ordered = days
    .map(({ n, sum, sumOfSquares }) => ({ n, sum, sumOfSquares }))
    .toSorted((a, b) => order(a.n, b.n) || order(a.sum, b.sum) || order(a.sumOfSquares, b.sumOfSquares));
  let out = ordered.findIndex(({ n }) => n >= DAY_FROM);
  if (out < 0) return [];
  let people = ordered.slice(0, out).reduce((total, { n }) => total + n, 0n);
  while (people > 0n && people < PRIVACY_FLOOR && out < ordered.length) {
    people += ordered[out]?.n ?? 0n;
    out += 1;
  }
  return ordered.slice(out);
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
