import type { DataOf, tallyRecordedV1 } from '@namkhong/contracts';
import type { CellDeltas } from './cell-deltas.js';
import type { FoldedSet } from './fold-rating.js';

export type Tally = DataOf<typeof tallyRecordedV1>;

export type TallyFold =
  | { readonly kind: 'folded'; readonly deltas: CellDeltas }
  | { readonly kind: 'refused'; readonly code: 'criterion-unknown'; readonly criteria: readonly string[] };

/**
 * What a month of counted answers adds: histograms alone, of open assurance. How many people answered is not known
 * where there are several criteria; at least as many as answered the most answered one.
 */
export function foldTally(tally: Tally, set: FoldedSet): TallyFold {
  const asked = new Set(set.criteria.map(({ code }) => code));
  const criteria = Object.keys(tally.counts).filter((code) => !asked.has(code));
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
    histograms: histograms.flat(),
    crosses: new Array<number>(4 * pairs).fill(0),
    illustrative: tally.illustrative,
  };
  return { kind: 'folded', deltas: { days: [], months: [month] } };
}
