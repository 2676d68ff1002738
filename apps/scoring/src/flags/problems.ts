import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What may be refused about evaluations, flags and contests. */
export const flagProblems = {
  'quarter-not-ended': {
    vi: 'Quý {quarter} chưa kết thúc nên chưa thể xét.',
    en: 'Quarter {quarter} has not ended, so it cannot be judged yet.',
  },
  'period-not-closed': {
    vi: 'Số liệu quý {quarter} chưa được chốt và công bố nên chưa thể xét.',
    en: 'The figures of quarter {quarter} have not been closed and published, so it cannot be judged yet.',
  },
  'threshold-not-fixed': {
    vi: 'Khi quý liền trước quý {quarter} bắt đầu, chưa có phiên bản nào của bộ tiêu chí ấn định ngưỡng.',
    en: 'When the quarter before {quarter} began, no version of the criteria set had fixed a threshold.',
  },
  'flag-unknown': { vi: 'Không có cảnh báo này.', en: 'There is no such flag.' },
  'flag-ended': {
    vi: 'Cảnh báo này không còn hiệu lực nên không cần khiếu nại.',
    en: 'This flag says nothing any longer; there is nothing to contest.',
  },
  'contest-window-over': {
    vi: 'Thời hạn khiếu nại đã hết vào ngày {contestUntil}.',
    en: 'This flag could be contested until {contestUntil}.',
  },
  'contest-not-yours': {
    vi: 'Chỉ người được nêu trong cảnh báo hoặc người đứng đầu đơn vị được khiếu nại.',
    en: 'Only the official a flag is about, or the head of the unit, may contest it.',
  },
  'contest-repeated': {
    vi: 'Bạn đã khiếu nại về cảnh báo này rồi.',
    en: 'You have contested this flag already.',
  },
  'contest-unknown': { vi: 'Không có khiếu nại này.', en: 'There is no such contest.' },
  'contest-decided': {
    vi: 'Khiếu nại này đã được giải quyết.',
    en: 'This contest has been decided already.',
  },
  'reviewer-in-line': {
    vi: 'Người giải quyết khiếu nại không được thuộc đơn vị được nêu trong cảnh báo hay cấp trên, cấp dưới trực tuyến của đơn vị đó.',
    en: 'A contest is decided by somebody who belongs neither to the unit a flag is about nor to a unit above or below it.',
  },
} as const satisfies ProblemCatalogue;
