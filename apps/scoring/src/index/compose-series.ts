import type { UnitFigures } from '@namkhong/contracts/http/scoring';
import { composeScore, describeMethodChange, printScore, type CellContent } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

type Series = UnitFigures['series'][number];
type Point = Series['points'][number];

/** One month under one version; without cells when the privacy floor withholds all of it. */
export interface SeriesMonth {
  /** First of the month. */
  readonly month: string;
  readonly set: CriteriaSetVersion;
  readonly cells: readonly CellContent[];
  /** What the publisher of the counts printed, whole points. */
  readonly printedFigure: number | null;
}

/** The points of one set and assurance in time, and where the method changed between them. */
export function composeSeries(months: readonly SeriesMonth[]): Pick<Series, 'points' | 'breaks'> {
  const ordered = months.toSorted((a, b) =>
    a.month === b.month ? a.set.version - b.set.version : a.month < b.month ? -1 : 1,
  );
  return {
    points: ordered.map(toPoint),
    breaks: ordered.flatMap((each, index) => breakAt(ordered[index - 1], each)),
  };
}

function toPoint({ month, set, cells, printedFigure }: SeriesMonth): Point {
  const { status, n, linear, linearInterval, topTwoBox, topTwoBoxInterval } = printScore(
    composeScore(set, cells),
  );
  const [value, interval] =
    set.headline === 'linear' ? [linear, linearInterval] : [topTwoBox, topTwoBoxInterval];
  return {
    month: month.slice(0, 7),
    setVersion: set.version,
    headline: set.headline,
    status,
    n,
    linear,
    topTwoBox,
    value,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    printedFigure,
  };
}

function breakAt(before: SeriesMonth | undefined, after: SeriesMonth): Series['breaks'] {
  if (!before || before.set.version === after.set.version) return [];
  return [
    {
      month: after.month.slice(0, 7),
      fromVersion: before.set.version,
      toVersion: after.set.version,
      reason: describeMethodChange(before.set, after.set).reason,
    },
  ];
}
