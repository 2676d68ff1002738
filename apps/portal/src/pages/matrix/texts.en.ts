import type { TextsLike } from '../../i18n/texts-like.js';
import type { matrixVi } from './texts.vi.js';

export const matrixEn: TextsLike<typeof matrixVi> = {
  title: 'Matrix of {{number}}',
  lead: 'Each row is a unit, each column a clause. The letter says where it stands; the table renews itself every half minute.',
  back: 'Directive',
  open: 'Matrix of units and clauses',
  find: 'Find a unit',
  clear: 'Clear',
  letter: 'Only units with',
  all: 'any state',
  shown: '{{shown}} of {{total}} units',
  none: 'No unit fits.',
  unit: 'Unit',
  clause: 'Clause {{n}}',
  clauseFull: 'Clause {{n}}: verified as done {{done}}',
  done: 'Verified',
  legend: 'What the letters mean',
  tableLabel: 'Units and clauses; scroll with the arrow keys',
  rowLabel: 'Show the tasks of {{unit}}',
  total: 'All: {{selfClosed}} said done, {{verified}} verified of {{due}} tasks due.',
  nothingDue: 'No task is due yet.',
  tasksOf: 'Tasks of {{unit}}',
  close: 'Close',
};
