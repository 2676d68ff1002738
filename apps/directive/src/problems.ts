import { type ProblemCatalogue } from '@namkhong/service-kit';
import { calendarProblems } from './calendar/problems.js';
import type { CutFault } from './assignments/cut-assignments.js';
import { clockProblems } from './clocks/problems.js';
import { inspectionProblems } from './inspections/problems.js';
import { organisationProblems } from './organisation/problems.js';

const cutProblems = {
  'directive-not-issued': {
    vi: 'Văn bản {text} được ghi lại như tư liệu lịch sử nên không giao việc được.',
    en: 'Document {text} is recorded as a historical one and gives no assignments.',
  },
  'clause-unknown': { vi: 'Không có khoản “{text}”.', en: 'There is no clause “{text}”.' },
  'clause-repeated': {
    vi: 'Khoản “{text}” được giao hai lần trong cùng yêu cầu.',
    en: 'The clause “{text}” stands twice in the same request.',
  },
  'due-before-issue': {
    vi: 'Hạn {text} trước ngày ban hành văn bản.',
    en: 'The due date {text} is before the document was issued.',
  },
  'unit-not-in-force': {
    vi: 'Đơn vị “{text}” không có hoặc không còn hoạt động.',
    en: 'The unit “{text}” does not exist, or not any more.',
  },
} as const satisfies ProblemCatalogue & Record<CutFault, unknown>;

/** Everything this service can object to, in both languages. */
export const problems = {
  ...organisationProblems,
  ...cutProblems,
  ...calendarProblems,
  ...clockProblems,
  ...inspectionProblems,
  'grant-interval-empty': {
    vi: 'Ngày hết hiệu lực phải sau ngày bắt đầu.',
    en: 'The last day must come after the first.',
  },
  'document-number-invalid': {
    vi: 'Số, ký hiệu văn bản “{number}” không đúng dạng ({reason}); ví dụ đúng: 693-CV/TU, 2071/QĐ-UBND.',
    en: 'The document number “{number}” has no known form ({reason}); for example 693-CV/TU, 2071/QĐ-UBND.',
  },
  'document-number-taken': {
    vi: 'Văn bản {number} của {issuer} đã có trong sổ.',
    en: 'Document {number} of {issuer} is in the register already.',
  },
  'directive-unknown': { vi: 'Không có văn bản “{text}”.', en: 'There is no directive “{text}”.' },
  'assignment-unknown': { vi: 'Không có nhiệm vụ “{text}”.', en: 'There is no assignment “{text}”.' },
  'case-unknown': { vi: 'Không có hồ sơ rà soát “{text}”.', en: 'There is no case “{text}”.' },
} as const satisfies ProblemCatalogue;
