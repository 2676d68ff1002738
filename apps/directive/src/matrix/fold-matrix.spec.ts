import { describe, expect, it } from '@jest/globals';
import { addDays } from '@namkhong/domain';
import fc from 'fast-check';
import type { GridTasks } from '../assignments/task-grid.reader.js';
import { cellCodeOf } from './cell-code.js';
import { foldMatrix } from './fold-matrix.js';

const task = (change: Partial<GridTasks> = {}): GridTasks => ({
  unitIds: ['u1'],
  clauseId: 'c1',
  state: 'acknowledged',
  dueOn: '2026-11-30',
  claimedOn: null,
  missedHour: false,
  ...change,
});

describe('the letter of a task', () => {
  it.each([
    [{ state: 'issued' }, '2026-11-30', 'N'],
    [{ state: 'issued' }, '2026-12-01', 'X'],
    [{}, '2026-11-30', 'O'],
    [{}, '2026-12-01', 'X'],
    [{ missedHour: true }, '2026-11-30', 'X'],
    [{ missedHour: true, state: 'claimed', claimedOn: '2026-11-30' }, '2026-11-30', 'V'],
    [{ missedHour: true, state: 'accepted', claimedOn: '2026-11-30' }, '2026-12-20', 'L'],
    [{ state: 'returned' }, '2026-11-30', 'R'],
    [{ state: 'returned' }, '2026-12-01', 'X'],
    [{ state: 'claimed', claimedOn: '2026-11-30' }, '2027-01-01', 'C'],
    [{ state: 'claimed', claimedOn: '2026-12-01' }, '2027-01-01', 'V'],
    [{ state: 'accepted', claimedOn: '2026-11-30' }, '2027-01-01', 'D'],
    [{ state: 'accepted', claimedOn: '2026-12-01' }, '2027-01-01', 'L'],
    [{ dueOn: null }, '2036-01-01', 'O'],
  ] as const)('of %j on %s is %s', (change, today, code) => {
    expect(cellCodeOf(task(change), today)).toBe(code);
  });
});

describe('a matrix', () => {
  it('shows the gravest of several tasks of a cell, and a dot where nothing was given', () => {
    const tasks = [
      task({ state: 'accepted', claimedOn: '2026-11-30' }),
      task({ state: 'claimed', claimedOn: '2026-12-02' }),
      task({ unitIds: ['u2'], clauseId: 'c3' }),
    ];
    const { cells, total } = foldMatrix(tasks, ['c1', 'c2', 'c3'], '2026-12-05');
    expect([...cells]).toEqual([
      ['u1', 'V..'],
      ['u2', '..X'],
    ]);
    expect(total.selfClosed).toEqual({
      counts: [1, 1, 0, 1],
      due: 3,
      done: '66.66',
      doneInTime: '33.33',
      overdue: '33.34',
    });
    expect(total.verified).toEqual({
      counts: [1, 0, 0, 2],
      due: 3,
      done: '33.33',
      doneInTime: '33.33',
      overdue: '66.67',
    });
  });

  it('counts every task once in its row, once in its column and once in all', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-01', days));
    const states = ['issued', 'acknowledged', 'returned', 'claimed', 'accepted'] as const;
    const made = fc
      .record({
        unitIds: fc.array(fc.constantFrom('u1', 'u2', 'u3'), { minLength: 1, maxLength: 4 }),
        clauseId: fc.constantFrom('c1', 'c2'),
        state: fc.constantFrom(...states),
        dueOn: fc.option(day),
        day,
      })
      .map(({ day: claimedOn, ...rest }) => ({
        ...rest,
        missedHour: false,
        claimedOn: rest.state === 'claimed' || rest.state === 'accepted' ? claimedOn : null,
      }));
    fc.assert(
      fc.property(fc.array(made, { maxLength: 60 }), (tasks) => {
        const { cells, figuresOf, clauses, total } = foldMatrix(tasks, ['c1', 'c2'], '2026-12-01');
        for (const view of ['selfClosed', 'verified'] as const) {
          const sum = (figures: readonly { counts: readonly number[] }[]) =>
            [0, 1, 2, 3].map((index) => figures.reduce((all, { counts }) => all + (counts[index] ?? 0), 0));
          expect(sum(clauses.map((each) => each[view]))).toEqual(total[view].counts);
          expect(sum([...cells.keys()].map((unitId) => figuresOf(unitId)[view]))).toEqual(total[view].counts);
          expect(total[view].counts.reduce((all, count) => all + count, 0)).toBe(
            tasks.reduce((all, { unitIds }) => all + unitIds.length, 0),
          );
        }
      }),
    );
  });
});
