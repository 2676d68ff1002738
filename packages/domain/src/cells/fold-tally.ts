import type { CellDeltas } from './cell-deltas.js';
import { unaskedOf, type CriterionUnknown, type FoldedSet } from './rating-entry.js';

/** A month's answers to each criterion, as somebody else counted them. */
export interface CountedMonth {
  readonly unitId: string;
  /** `2026-05` */
  readonly month: string;
  readonly channel: string;
  readonly setCode: string;
  readonly setVersion: number;
  /** Counts of the levels 1–5 by criterion code. */
  readonly counts: Readonly<Record<string, readonly number[]>>;
  readonly illustrative: boolean;
}

export type TallyFold = { readonly kind: 'folded'; readonly deltas: CellDeltas } | CriterionUnknown;

/**
 * What a month of counted answers adds: histograms alone, of open assurance. How many people answered is not known
 * where there are several criteria; at least as many as answered the most answered one.
 */
export function foldTally(tally: CountedMonth, set: FoldedSet): TallyFold {
  const criteria = unaskedOf(Object.keys(tally.counts), set);
  if (criteria.length > 0) return { kind: 'refused', code: 'criterion-unknown', criteria };
  const histograms = set.criteria.map(({ code }) => tally.counts[code] ?? [0, 0, 0, 0, 0]);
  const rated = Math.max(...histograms.map((counts) => counts.reduce((sum, count) => sum + count, 0)));
  const pairs = (set.criteria.length * (set.criteria.length - 1)) / 2;
  const month = {
    subjectKind: 'unit' as const,
    subjectId: tally.unitId,
    setCode: tally.setCode,
    setVersion: tally.setVersion,
    assurance: 'open' as const,
    channel: tally.channel,
    month: `${tally.month}-01`,
    stratum: 'tally',
    rated,
    illustrative: tally.illustrative ? rated : 0,
    histograms: histograms.flat(),
    crosses: new Array<number>(4 * pairs).fill(0),
  };
  return { kind: 'folded', deltas: { days: [], months: [month] } };
}
