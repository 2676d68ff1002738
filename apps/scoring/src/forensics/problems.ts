import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What detection and reviews may refuse, in both languages. */
export const forensicsProblems = {
  'detection-running': {
    vi: 'Hệ thống đang rà soát. Vui lòng thử lại sau ít phút.',
    en: 'Detection is running already. Please try again in some minutes.',
  },
  'quarantine-unknown': {
    vi: 'Không có lượt đánh giá nào bị tạm để riêng với mã này.',
    en: 'No rating with this id was ever set aside.',
  },
  'alert-unknown': { vi: 'Không có dấu hiệu cảnh báo này.', en: 'There is no such alert.' },
  'reviewer-not-independent': {
    vi: 'Người xem xét không được thuộc đơn vị hoặc tuyến quản lý của người được đánh giá.',
    en: 'A reviewer may not belong to the unit or the line of those who were rated.',
  },
  'already-decided-so': {
    vi: 'Nội dung này đã được quyết định đúng như vậy.',
    en: 'This was decided just so before.',
  },
} as const satisfies ProblemCatalogue;
