import { type ProblemCatalogue } from '@namkhong/service-kit';
import { assignmentProblems, cutProblems } from './assignments/problems.js';
import { boundaryProblems } from './boundaries/problems.js';
import { calendarProblems } from './calendar/problems.js';
import { clockProblems } from './clocks/problems.js';
import { escalationProblems } from './escalation/problems.js';
import { handlingProblems } from './handling/problems.js';
import { improvementProblems } from './improvement/problems.js';
import { replyProblems } from './replies/problems.js';
import { inspectionProblems } from './inspections/problems.js';
import { disclosureProblems } from './disclosures/problems.js';
import { proposalProblems } from './proposals/problems.js';
import { pledgeProblems } from './pledges/problems.js';
import { documentProblems } from './directives/problems.js';
import { organisationProblems } from './organisation/problems.js';
import { recurrenceProblems } from './recurrence/problems.js';
import { reportProblems } from './reports/problems.js';
import { traceProblems } from './trace/problems.js';

/** Everything this service can object to, in both languages. */
export const problems = {
  ...organisationProblems,
  ...boundaryProblems,
  ...cutProblems,
  ...assignmentProblems,
  ...documentProblems,
  ...recurrenceProblems,
  ...escalationProblems,
  ...calendarProblems,
  ...clockProblems,
  ...inspectionProblems,
  ...pledgeProblems,
  ...traceProblems,
  ...reportProblems,
  ...disclosureProblems,
  ...handlingProblems,
  ...proposalProblems,
  ...improvementProblems,
  ...replyProblems,
  'grant-interval-empty': {
    vi: 'Ngày hết hiệu lực phải sau ngày bắt đầu.',
    en: 'The last day must come after the first.',
  },
  'assignment-unknown': { vi: 'Không có nhiệm vụ “{text}”.', en: 'There is no assignment “{text}”.' },
} as const satisfies ProblemCatalogue;
