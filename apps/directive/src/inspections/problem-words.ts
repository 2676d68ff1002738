import type { ProblemWords } from '@namkhong/service-kit';

/** What people call the states of inspections, findings and cases. */
export const stateWords = {
  planned: { vi: 'theo kế hoạch', en: 'planned' },
  'under-way': { vi: 'đang tiến hành', en: 'under way' },
  ended: { vi: 'đã kết thúc', en: 'ended' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
  draft: { vi: 'dự thảo', en: 'a draft' },
  notified: { vi: 'đã thông báo', en: 'notified' },
  explained: { vi: 'đã giải trình', en: 'explained' },
  concluded: { vi: 'đã kết luận', en: 'concluded' },
  opened: { vi: 'mới mở', en: 'opened' },
  noticed: { vi: 'đã gửi thông báo', en: 'noticed' },
  replied: { vi: 'đã trả lời', en: 'replied' },
  proposed: { vi: 'đã đề xuất', en: 'proposed' },
  decided: { vi: 'đã quyết định', en: 'decided' },
  appealed: { vi: 'đang khiếu nại', en: 'appealed' },
  final: { vi: 'có hiệu lực cuối cùng', en: 'final' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  expired: { vi: 'đã hết hiệu lực', en: 'expired' },
  annulled: { vi: 'đã hủy bỏ', en: 'annulled' },
  discarded: { vi: 'đã bỏ', en: 'discarded' },
  closed: { vi: 'đã đóng', en: 'closed' },
} as const satisfies ProblemWords;
