import { addContents, type CellContent } from '../cells/cell-content.js';

/** Cells of one version added up month by month. */
export function sumByMonth(
  cells: readonly { readonly month: string; readonly content: CellContent }[],
): CellContent[] {
  return [...Map.groupBy(cells, ({ month }) => month).values()].map((ofMonth) =>
    ofMonth.map(({ content }) => content).reduce(addContents),
  );
}
