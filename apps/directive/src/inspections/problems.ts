import type { ProblemCatalogue } from '@namkhong/service-kit';
import type { FindingFault } from './finding-life.js';
import type { InspectionFault } from './inspection.js';
import { stateWords } from './problem-words.js';

/** What may be refused about inspections and findings. */
export const inspectionProblems = {
  'inspection-unknown': { vi: 'Không có cuộc kiểm tra “{text}”.', en: 'There is no inspection “{text}”.' },
  'inspection-interval-empty': {
    vi: 'Ngày kết thúc kiểm tra phải từ ngày bắt đầu trở đi.',
    en: 'An inspection cannot end before it begins.',
  },
  'inspection-without-ground': {
    vi: 'Kiểm tra đột xuất phải nêu lý do.',
    en: 'An inspection outside the plan needs a ground.',
  },
  'inspection-state-forbids': {
    vi: 'Không làm được việc này khi cuộc kiểm tra ở trạng thái “{state}”.',
    en: 'This cannot be done while the inspection is “{state}”.',
    words: stateWords,
  },
  'inspection-has-findings': {
    vi: 'Cuộc kiểm tra đã ghi nhận vi phạm nên không hủy được; hãy kết thúc.',
    en: 'The inspection has findings, so it is ended and not cancelled.',
  },
  'cancellation-without-reason': {
    vi: 'Hủy cuộc kiểm tra phải nêu lý do.',
    en: 'Cancelling an inspection needs a reason.',
  },
  'inspection-takes-no-findings': {
    vi: 'Cuộc kiểm tra ở trạng thái “{state}” nên không ghi nhận vi phạm được.',
    en: 'An inspection that is “{state}” takes no findings.',
    words: stateWords,
  },
  'finding-unknown': { vi: 'Không có kết luận “{text}”.', en: 'There is no finding “{text}”.' },
  'official-not-of-unit': {
    vi: 'Cán bộ mang số hiệu “{text}” chưa từng công tác ở đơn vị này.',
    en: 'The official with the badge number “{text}” never served in this unit.',
  },
  'occurred-in-future': {
    vi: 'Ngày xảy ra {text} chưa đến.',
    en: 'The day {text} on which it is said to have happened has not come.',
  },
  'redaction-incomplete': {
    vi: 'Nội dung gửi cho người được xem xét còn thông tin cá nhân: “{text}”. Hãy che trước khi gửi.',
    en: 'What the subject reads still holds personal data: “{text}”. Redact it first.',
  },
  'act-not-in-this-state': {
    vi: 'Không làm được việc này ở bước “{state}”.',
    en: 'This cannot be done in the state “{state}”.',
    words: stateWords,
  },
  'same-person-twice': {
    vi: 'Người đã tham gia bước trước không được quyết định bước này.',
    en: 'Whoever took an earlier step cannot take this one too.',
  },
  'decision-before-window': {
    vi: 'Thời hạn trả lời của người được xem xét chưa hết nên chưa quyết định được.',
    en: 'The subject still has days to answer, so nothing can be decided yet.',
  },
  'appeal-too-late': {
    vi: 'Thời hạn khiếu nại đã hết vào ngày {appealUntil}.',
    en: 'An appeal could be lodged until {appealUntil}.',
  },
  'correction-empty': {
    vi: 'Nội dung điều chỉnh giống hệt nội dung đang có hiệu lực.',
    en: 'The correction says what is in force already.',
  },
  'correction-heavier': {
    vi: 'Điều chỉnh không được làm nặng thêm cho người được xem xét.',
    en: 'A correction never makes it worse for the subject.',
  },
  'reviewer-in-line': {
    vi: 'Người xem xét không được thuộc đơn vị được nêu, cấp trên hoặc cấp dưới trực tuyến của đơn vị đó.',
    en: 'Nobody of the unit concerned, or of a unit above or below it, decides about it.',
  },
  'not-the-subject': {
    vi: 'Chỉ người được xem xét mới trả lời hoặc khiếu nại được.',
    en: 'Only the one it is about may answer or appeal.',
  },
} as const satisfies ProblemCatalogue & Record<FindingFault | InspectionFault, unknown>;
