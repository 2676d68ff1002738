import type { ProblemCatalogue } from '@namkhong/service-kit';
import type { CaseFault } from './case-life.js';
import type { MeasureFault } from './measure.js';

type OwnFault = Exclude<
  CaseFault | MeasureFault,
  // What findings may be refused for too, and in the same words.
  | 'act-not-in-this-state'
  | 'same-person-twice'
  | 'decision-before-window'
  | 'appeal-too-late'
  | 'correction-empty'
  | 'correction-heavier'
>;

/** What may be refused about cases and measures. */
export const handlingProblems = {
  'case-unknown': { vi: 'Không có hồ sơ xem xét “{text}”.', en: 'There is no case “{text}”.' },
  'reviewer-barred': {
    vi: 'Người mở hồ sơ, người kết luận vi phạm hoặc người đã rút khỏi việc xem xét không được quyết định trong hồ sơ này.',
    en: 'Whoever opened the case, found what it rests on, or was recused takes no part in it.',
  },
  'decision-heavier': {
    vi: 'Người quyết định không được chọn biện pháp nặng hơn đề xuất; hãy trả lại để đề xuất lại.',
    en: 'The decision cannot be heavier than what was proposed; return the proposal instead.',
  },
  'measure-unknown': { vi: 'Không có biện pháp “{code}”.', en: 'There is no measure “{code}”.' },
  'measure-not-in-force': {
    vi: 'Biện pháp “{code}” hiện không có hiệu lực.',
    en: 'The measure “{code}” is not in force today.',
  },
  'measure-not-for-subject': {
    vi: 'Biện pháp “{code}” không áp dụng cho đối tượng này.',
    en: 'The measure “{code}” does not apply to this kind of subject.',
  },
  'measure-interval-empty': {
    vi: 'Ngày hết hiệu lực phải sau ngày bắt đầu.',
    en: 'The day on which it ends must come after its first day.',
  },
  'delivery-day-impossible': {
    vi: 'Ngày giao thông báo {text} phải từ ngày quyết định đến hôm nay.',
    en: 'The day of delivery {text} must lie between the decision and today.',
  },
  'recusal-repeated': {
    vi: 'Người này đã rút khỏi hồ sơ.',
    en: 'This account takes no part in the case already.',
  },
} as const satisfies ProblemCatalogue & Record<OwnFault, unknown>;
