import type { Assurance } from '@namkhong/contracts';
import type { FigureView } from '@namkhong/contracts/http/scoring';
import { composeScore, countsIn, printScore, sumByMonth, type CellContent } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { criterionFigures } from './criterion-figures.js';
import { firstDayAfter, type MonthWindow } from './rolling-window.js';

/** What a figure is of: one version of a set and one assurance, in the part of the window when it was in force. */
export interface FigureSubject {
  readonly set: CriteriaSetVersion;
  /** The day on which the next version took effect, where there is one. */
  readonly until: string | undefined;
  readonly assurance: Assurance;
  readonly window: MonthWindow;
}

/** A figure from the cells alone, without what is known of those who were served. */
export type CellFigure = Omit<FigureView, 'onTime' | 'responseRate'>;

/** The public figure over a window; `to` is the first day after it. */
export function composeFigure(
  { set, until, assurance, window }: FigureSubject,
  cells: readonly { readonly month: string; readonly wholeQuarter: boolean; readonly content: CellContent }[],
): CellFigure {
  const months = sumByMonth(cells.filter((cell) => countsIn(cell, window)));
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
