import type { CellCode, FollowUpFigures } from '@namkhong/contracts/http/directive-matrix';
import type { CivilDate } from '@namkhong/domain';
import type { GridTasks } from '../assignments/task-grid.reader.js';
import { cellCodeOf, graver } from './cell-code.js';
import { StandingCounter } from './count-standings.js';

export interface FoldedMatrix {
  readonly total: FollowUpFigures;
  /** By clause, in the order they were named. */
  readonly clauses: readonly FollowUpFigures[];
  /** By unit: a letter for each clause, and the unit's figures, worked out when they are asked for. */
  readonly rows: ReadonlyMap<string, { readonly cells: string; readonly counter: StandingCounter }>;
}

interface Row {
  readonly cells: CellCode[];
  readonly counter: StandingCounter;
}

/** Folds the tasks of a directive into unit × clause, with the figures of each row, each column and all. */
export function foldMatrix(
  tasks: readonly GridTasks[],
  clauseIds: readonly string[],
  today: CivilDate,
): FoldedMatrix {
  const columns = new Map(clauseIds.map((clauseId, index) => [clauseId, index]));
  const counters = clauseIds.map(() => new StandingCounter());
  const all = new StandingCounter();
  const rows = new Map<string, Row>();
  for (const { clauseId, unitIds, ...task } of tasks) {
    const column = columns.get(clauseId);
    if (column === undefined) throw new Error(`a task names the clause ${clauseId} of another directive`);
    const code = cellCodeOf(task, today);
    const { dueOn, claimedOn } = task;
    const followed = { dueOn, claimedOn, accepted: task.state === 'accepted' };
    for (const counter of [counters[column], all]) counter?.add(followed, today, unitIds.length);
    for (const unitId of unitIds) {
      let row = rows.get(unitId);
      if (row === undefined) {
        row = { cells: clauseIds.map(() => '.' as const), counter: new StandingCounter() };
        rows.set(unitId, row);
      }
      row.cells[column] = graver(row.cells[column] ?? '.', code);
      row.counter.add(followed, today);
    }
  }
  return {
    total: all.figures,
    clauses: counters.map(({ figures }) => figures),
    rows: new Map(
      [...rows].map(([unitId, { cells, counter }]) => [unitId, { cells: cells.join(''), counter }]),
    ),
  };
}
