import { describe, expect, it } from '@jest/globals';
import { cutAssignments, findCutFault, type CutRequest } from './cut-assignments.js';

const task = {
  clauseId: 'c1',
  title: 'Việc',
  dueOn: '2026-12-31',
  dueInWorkingDays: null,
  dueInWorkingHours: null,
  urgency: 'normal',
  expectedOutput: null,
  supporting: [],
} as const;
const request: CutRequest = {
  directive: {
    directiveId: 'd',
    number: '01-CT/MH',
    status: 'issued',
    issuedOn: '2026-03-02',
    ended: false,
    clauseIds: ['c1', 'c2'],
    repealedClauseIds: [],
    illustrative: false,
  },
  tasks: [task, { ...task, clauseId: 'c2' }],
  unitIds: ['u1', 'u2', 'u1'],
  unitsInForce: new Map([
    ['u1', { illustrative: false }],
    ['u2', { illustrative: true }],
    ['s1', { illustrative: false }],
  ]),
  today: '2026-11-23',
  now: new Date('2026-11-23T03:00:00.000Z'),
  isKnownDay: (day) => day < '2028-01-01',
};
const noRule = () => {
  throw new Error('no task counts days');
};

describe('cutting a directive', () => {
  it('makes one assignment for each clause and unit', () => {
    let last = 0;
    const cut = cutAssignments(request, () => `a${++last}`, noRule);
    expect(cut.map(({ clauseId, unitId, illustrative }) => [clauseId, unitId, illustrative])).toEqual([
      ['c1', 'u1', false],
      ['c1', 'u2', true],
      ['c2', 'u1', false],
      ['c2', 'u2', true],
    ]);
  });

  it('counts working days by the calendar of each unit, and leaves a task without a day as it is', () => {
    const tasks = [
      { ...task, dueOn: null, dueInWorkingDays: 5, supporting: ['s1', 's1'] },
      { ...task, clauseId: 'c2', dueOn: null },
    ];
    const deadlineOf = (unitId: string) => ({
      on: unitId === 'u1' ? '2026-12-01' : '2026-12-02',
      at: null,
    });
    const cut = cutAssignments({ ...request, tasks }, () => 'a', deadlineOf);
    expect(
      cut.map(({ unitId, dueOn, dueRule, supportingUnitIds }) => [unitId, dueOn, dueRule, supportingUnitIds]),
    ).toEqual([
      ['u1', '2026-12-01', { kind: 'working-days', from: '2026-11-23', count: 5, pauses: [] }, ['s1']],
      ['u2', '2026-12-02', { kind: 'working-days', from: '2026-11-23', count: 5, pauses: [] }, ['s1']],
      ['u1', null, null, []],
      ['u2', null, null, []],
    ]);
  });

  it.each([
    [{ directive: { ...request.directive, status: 'historical' } }, 'directive-not-issued'],
    [{ directive: { ...request.directive, ended: true } }, 'directive-not-in-force'],
    [{ directive: { ...request.directive, repealedClauseIds: ['c2'] } }, 'clause-repealed'],
    [{ tasks: [{ ...task, clauseId: 'other' }] }, 'clause-unknown'],
    [{ tasks: [task, task] }, 'clause-repeated'],
    [{ tasks: [{ ...task, dueOn: '2026-03-01' }] }, 'due-before-issue'],
    [{ tasks: [{ ...task, dueOn: '2026-11-22' }] }, 'due-in-past'],
    [{ tasks: [{ ...task, dueOn: '2026-11-23' }] }, undefined],
    [
      {
        tasks: [{ ...task, dueOn: '2026-11-22' }],
        directive: { ...request.directive, illustrative: true },
      },
      undefined,
    ],
    [{ tasks: [{ ...task, dueOn: '2028-01-03' }] }, 'calendar-lacks-day'],
    [{ tasks: [{ ...task, dueOn: null }] }, undefined],
    [{ unitIds: ['u1', 'gone'] }, 'unit-not-in-force'],
    [{ tasks: [{ ...task, supporting: ['gone'] }] }, 'unit-not-in-force'],
    [{ tasks: [{ ...task, supporting: ['u2'] }] }, 'supporting-unit-leads'],
    [{}, undefined],
  ] as const)('%j: %s', (change, code) => {
    expect(findCutFault({ ...request, ...change })?.code).toBe(code);
  });
});
