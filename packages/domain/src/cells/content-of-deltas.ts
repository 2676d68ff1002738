import type { CellDeltas } from './cell-deltas.js';
import { addContents, DAYS_IN_CELL, emptyContent, type CellContent } from './cell-content.js';

/**
 * The content of cells of one subject, one month and one version, strata and channels added up: what a block told of
 * them must equal. Whoever recomputes a block adds its ratings and tallies up and compares.
 *
 * @param criteria of the version
 * @throws RangeError where the deltas are of several subjects, months or versions
 */
export function contentOfDeltas({ days, months }: CellDeltas, criteria: number): CellContent {
  const keys = [...days.map((day) => ({ ...day, month: `${day.day.slice(0, 8)}01` })), ...months].map(
    ({ subjectId, setCode, setVersion, month }) => `${subjectId} ${setCode} ${setVersion} ${month}`,
  );
  if (new Set(keys).size > 1) throw new RangeError('deltas of several subjects, months or versions');
  const dayCounts = new Array<bigint>(3 * DAYS_IN_CELL).fill(0n);
  for (const { day, complete, scoreSum, scoreSquares } of days) {
    const at = 3 * (Number(day.slice(8)) - 1);
    for (const [offset, count] of [complete, scoreSum, scoreSquares].entries()) {
      dayCounts[at + offset] = (dayCounts[at + offset] ?? 0n) + BigInt(count);
    }
  }
  const empty = emptyContent(criteria);
  return months
    .map(({ rated, histograms, crosses }) => ({
      rated: BigInt(rated),
      histograms: histograms.map(BigInt),
      crosses: crosses.map(BigInt),
      days: empty.days,
    }))
    .reduce(addContents, { ...empty, days: dayCounts });
}
