import type { CellCode, FollowUpFigures } from '@namkhong/contracts/http/directive-matrix';
import { selfClosedStanding, standings, verifiedStanding, type CivilDate } from '@namkhong/domain';
import type { GridTasks } from '../assignments/task-grid.reader.js';
import { cellCodeOf, graver } from './cell-code.js';
import { printCounts, StandingCounter } from './count-standings.js';

export interface FoldedMatrix {
  readonly total: FollowUpFigures;
  /** By clause, in the order they were named. */
  readonly clauses: readonly FollowUpFigures[];
  /** By unit: a letter for each clause. */
  readonly cells: ReadonlyMap<string, string>;
  /** The figures of one of these units. */
  readonly figuresOf: (unitId: string) => FollowUpFigures;
}

const COUNTS = standings.length;

/**
 * Folds the tasks of a directive into unit × clause, with the figures of each row, each column and all. The rows are kept as
 * plain numbers until they are shown: objects for each of thousands of units are more work for the collector of garbage than
 * the fold itself.
 */
export function foldMatrix(
  tasks: readonly GridTasks[],
  clauseIds: readonly string[],
  today: CivilDate,
): FoldedMatrix {
  const columns = new Map(clauseIds.map((clauseId, index) => [clauseId, index]));
  const counters = clauseIds.map(() => new StandingCounter());
  const all = new StandingCounter();
  const empty = '.'.repeat(clauseIds.length);
  const cells = new Map<string, string>();
  const places = new Map<string, number>();
  const units = tasks.reduce((sum, { unitIds }) => sum + unitIds.length, 0);
  const counts = { selfClosed: new Uint32Array(units * COUNTS), verified: new Uint32Array(units * COUNTS) };
  for (const { clauseId, unitIds, state, dueOn, claimedOn, missedHour } of tasks) {
    const column = columns.get(clauseId);
    if (column === undefined) throw new Error(`a task names the clause ${clauseId} of another directive`);
    const code = cellCodeOf({ state, dueOn, claimedOn, missedHour }, today);
    const followed = { dueOn, claimedOn, missedHour, accepted: state === 'accepted' };
    for (const counter of [counters[column], all]) counter?.add(followed, today, unitIds.length);
    const selfClosed = standings.indexOf(selfClosedStanding(followed, today));
    const verified = standings.indexOf(verifiedStanding(followed, today));
    for (const unitId of unitIds) {
      const place = places.get(unitId) ?? places.size;
      places.set(unitId, place);
      cells.set(unitId, withLetter(cells.get(unitId) ?? empty, column, code));
      counts.selfClosed[place * COUNTS + selfClosed] =
        (counts.selfClosed[place * COUNTS + selfClosed] ?? 0) + 1;
      counts.verified[place * COUNTS + verified] = (counts.verified[place * COUNTS + verified] ?? 0) + 1;
    }
  }
  return {
    total: all.figures,
    clauses: counters.map(({ figures }) => figures),
    cells,
    figuresOf: (unitId) => {
      const start = (places.get(unitId) ?? units) * COUNTS;
      const own = (of: Uint32Array) => printCounts(of.subarray(start, start + COUNTS));
      return { selfClosed: own(counts.selfClosed), verified: own(counts.verified) };
    },
  };
}

/** The row with a letter in a column, unless a graver one stands there. */
function withLetter(row: string, column: number, code: CellCode): string {
  const letter = graver((row[column] ?? '.') as CellCode, code);
  return letter === row[column] ? row : row.slice(0, column) + letter + row.slice(column + 1);
}
