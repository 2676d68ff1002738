import type { TextsLike } from '../../i18n/texts-like.js';
import type { traceVi } from './texts.vi.js';

export const traceEn: TextsLike<typeof traceVi> = {
  title: 'The chain of a clause',
  lead: 'From the words of the directive to questions, results, flags, reviews and corrective tasks.',
  clause: 'Clause of the directive',
  assignments: 'Tasks assigned',
  assignmentsText:
    '{{total}} assigned, {{delivered}} messages received, {{acknowledged}} acknowledged, {{overdue}} overdue.',
  noAssignments: 'No task was assigned under this clause.',
  criteria: 'Criteria and questions',
  set: '{{set}}, version {{version}}, effective {{date}}',
  weight: 'weight {{weight}}%',
  noCriteria: 'No criteria set is linked to this clause.',
  figures: 'Published results',
  noFigures: 'No result has been published.',
  flags: 'Low flags',
  flag: 'Flag of {{date}}',
  noFlags: 'No flags.',
  cases: 'Reviews',
  case: 'Review {{id}}',
  noCases: 'No reviews.',
  withAssignment: 'a corrective task was assigned',
  withoutAssignment: 'no corrective task assigned',
  basedOn: 'Rests on {{numbers}}',
};
