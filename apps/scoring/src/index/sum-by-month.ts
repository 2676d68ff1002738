import { addContents, type CellContent } from '../intake/cells.reader.js';

/** Cells of one version added up month by month. */
export function sumByMonth(
  cells: readonly { readonly month: string; readonly content: CellContent }[],
): CellContent[] {
  return [...Map.groupBy(cells, ({ month }) => month).values()].map((ofMonth) =>
    ofMonth.map(({ content }) => content).reduce(addContents),
  );
}
