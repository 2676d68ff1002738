import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What the closing of a quarter, and a question to what was published of it, may be refused for. */
export const publicationProblems = {
  'set-not-in-force': {
    vi: 'Khi quý {quarter} bắt đầu, chưa có phiên bản nào của bộ tiêu chí có hiệu lực.',
    en: 'When quarter {quarter} began, no version of the criteria set was in force.',
  },
  'period-closed': {
    vi: 'Quý này đã được chốt và công bố. Nếu số liệu đã thay đổi, hãy yêu cầu tính lại.',
    en: 'This quarter is closed and published. If its figures changed, ask for it to be recomputed.',
  },
  'period-open': {
    vi: 'Quý {quarter} chưa được chốt nên chưa thể tính lại.',
    en: 'Quarter {quarter} is not closed, so there is nothing to recompute.',
  },
  'publication-unknown': { vi: 'Không có lần công bố này.', en: 'There is no such publication.' },
  'publication-subject-unknown': {
    vi: 'Lần công bố này không có số liệu được phép cho biết về đối tượng này.',
    en: 'This publication holds nothing about this subject that may be told.',
  },
} as const satisfies ProblemCatalogue;
