import { describe, expect, it } from '@jest/globals';
import { cutAssignments, findCutFault, type CutRequest } from './cut-assignments.js';

const task = { clauseId: 'c1', title: 'Việc', dueOn: '2026-12-31', urgency: 'normal' } as const;
const request: CutRequest = {
  directive: {
    directiveId: 'd',
    number: '01-CT/MH',
    status: 'issued',
    issuedOn: '2026-03-02',
    clauseIds: ['c1', 'c2'],
    illustrative: false,
  },
  tasks: [task, { ...task, clauseId: 'c2' }],
  unitIds: ['u1', 'u2', 'u1'],
  unitsInForce: new Map([
    ['u1', { illustrative: false }],
    ['u2', { illustrative: true }],
  ]),
};

describe('cutting a directive', () => {
  it('makes one assignment for each clause and unit', () => {
    let last = 0;
    const cut = cutAssignments(request, () => `a${++last}`);
    expect(cut.map(({ clauseId, unitId, illustrative }) => [clauseId, unitId, illustrative])).toEqual([
      ['c1', 'u1', false],
      ['c1', 'u2', true],
      ['c2', 'u1', false],
      ['c2', 'u2', true],
    ]);
  });

  it.each([
    [{ directive: { ...request.directive, status: 'historical' } }, 'directive-not-issued'],
    [{ tasks: [{ ...task, clauseId: 'other' }] }, 'clause-unknown'],
    [{ tasks: [task, task] }, 'clause-repeated'],
    [{ tasks: [{ ...task, dueOn: '2026-03-01' }] }, 'due-before-issue'],
    [{ unitIds: ['u1', 'gone'] }, 'unit-not-in-force'],
    [{}, undefined],
  ] as const)('%j: %s', (change, code) => {
    expect(findCutFault({ ...request, ...change })?.code).toBe(code);
  });
});
