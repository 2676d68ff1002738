import { type ProblemCatalogue } from '@namkhong/service-kit';

export const traceProblems = {
  'flag-unknown': { vi: 'Không có cờ cảnh báo này.', en: 'There is no such flag.' },
  'criteria-set-unknown': {
    vi: 'Không có bộ tiêu chí “{setCode}” phiên bản {version}.',
    en: 'There is no version {version} of a criteria set “{setCode}”.',
  },
  'criterion-unknown': {
    vi: 'Bộ tiêu chí không có tiêu chí “{text}”.',
    en: 'The criteria set has no criterion “{text}”.',
  },
  'figure-unknown': {
    vi: 'Đơn vị chưa có số liệu công bố theo bộ tiêu chí “{setCode}” trong quý {quarter}.',
    en: 'No figure of the unit by the criteria set “{setCode}” was published in {quarter}.',
  },
} as const satisfies ProblemCatalogue;
