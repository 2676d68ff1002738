import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { LadderFault } from './ladder.js';

/** What may be wrong with a ladder, in both languages. */
export const escalationProblems = {
  'ladder-empty': {
    vi: 'Thang nhắc việc phải có ít nhất một bước.',
    en: 'A ladder needs at least one step.',
  },
  'ladder-too-long': {
    vi: 'Thang nhắc việc chỉ được có tối đa {step} bước.',
    en: 'A ladder may have {step} steps at most.',
  },
  'ladder-step-repeated': {
    vi: 'Bước “{step}” trùng với một bước khác.',
    en: 'The step “{step}” repeats another.',
  },
  'ladder-step-misplaced': {
    vi: 'Bước “{step}” tính từ ngày giao việc phải cách ngày đó ít nhất một ngày làm việc.',
    en: 'The step “{step}” is counted from the day of issue and must come at least one working day after it.',
  },
  'ladder-order': {
    vi: 'Bước “{step}” đến trước bước đứng trước nó; hãy xếp các bước theo thứ tự ngày.',
    en: 'The step “{step}” falls before the one it follows; put the steps in the order of their days.',
  },
  'ladder-turns-back': {
    vi: 'Bước “{step}” quay xuống cấp thấp hơn bước trước; thang nhắc việc chỉ được đi lên.',
    en: 'The step “{step}” leads back down the line; a ladder leads up only.',
  },
  'ladder-effective-in-past': {
    vi: 'Ngày bắt đầu áp dụng {day} đã qua.',
    en: 'The first day {day} has passed.',
  },
  'ladder-in-force': {
    vi: 'Thang nhắc việc này đã áp dụng từ {day}; hãy lập thang mới cho thời gian tới.',
    en: 'This ladder has held since {day}; make another one for the days to come.',
  },
  'ladder-taken': {
    vi: 'Đã có thang nhắc việc cho mức khẩn “{urgency}” áp dụng từ {day}.',
    en: 'There is a ladder for the urgency “{urgency}” from {day} already.',
  },
  'ladder-unknown': { vi: 'Không có thang nhắc việc “{text}”.', en: 'There is no ladder “{text}”.' },
  'scan-running': {
    vi: 'Hệ thống đang rà soát thời hạn. Vui lòng thử lại sau ít phút.',
    en: 'A scan is running already. Please try again in some minutes.',
  },
} as const satisfies ProblemCatalogue & Record<LadderFault, unknown>;
