import type { Assurance } from '@namkhong/contracts';
import type { FigureView } from '@namkhong/contracts/http/scoring';
import type { CellContent } from '../intake/cells.reader.js';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { composeScore, printMeasure, type Score } from './compose-score.js';
import { criterionFigures } from './criterion-figures.js';
import { firstDayAfter, type MonthWindow } from './rolling-window.js';
import { sumByMonth } from './sum-by-month.js';

/** What a figure is of: one version of a set and one assurance, in the part of the window when it was in force. */
export interface FigureSubject {
  readonly set: CriteriaSetVersion;
  /** The day on which the next version took effect, where there is one. */
  readonly until: string | undefined;
  readonly assurance: Assurance;
  readonly window: MonthWindow;
}

/** The public figure over a window; `to` is the first day after it. */
export function composeFigure(
  { set, until, assurance, window }: FigureSubject,
  cells: readonly { readonly month: string; readonly content: CellContent }[],
): FigureView {
  const months = sumByMonth(cells.filter(({ month }) => month >= window.from && month <= window.to));
  const end = firstDayAfter(window.to, 1);
  return {
    setCode: set.setCode,
    setVersion: set.version,
    title: set.title,
    assurance,
    headline: set.headline,
    from: set.effectiveFrom > window.from ? set.effectiveFrom : window.from,
    to: until !== undefined && until < end ? until : end,
    ...printScore(composeScore(set, months)),
    criteria: criterionFigures(set, months),
  };
}

/** The score as it is printed; null is what may not or cannot be said. */
export function printScore(score: Score) {
  if (score.status === 'suppressed' || score.status === 'insufficient') {
    const n = score.status === 'insufficient' ? Number(score.n) : null;
    return {
      status: score.status,
      n,
      linear: null,
      linearInterval: null,
      topTwoBox: null,
      topTwoBoxInterval: null,
    };
  }
  const linear = printMeasure(score.linear);
  const topTwoBox = printMeasure(score.topTwoBox);
  return {
    status: score.status,
    n: Number(score.n),
    linear: linear.value,
    linearInterval: linear.interval,
    topTwoBox: topTwoBox.value,
    topTwoBoxInterval: topTwoBox.interval,
  };
}
