import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What may be refused about requests. */
export const requestProblems = {
  'request-unknown': { vi: 'Không có góp ý, phản ánh, kiến nghị này.', en: 'There is no such request.' },
  'request-receipt-unknown': {
    vi: 'Mã biên nhận này không đúng; hãy kiểm tra lại từng ký tự.',
    en: 'There is no request with this receipt; check each letter.',
  },
  'request-topic-unknown': { vi: 'Không có nhóm việc này.', en: 'There is no such topic.' },
  'request-topic-ended': {
    vi: 'Nhóm việc này không còn tiếp nhận.',
    en: 'This topic takes nothing new.',
  },
  'request-unrouted': {
    vi: 'Chưa biết đơn vị nào giải quyết; hãy chọn một đơn vị.',
    en: 'It is not known whose this is; name a unit.',
  },
  'request-state-differs': {
    vi: 'Yêu cầu đang ở trạng thái “{state}” nên không làm việc này được.',
    en: 'The request is “{state}”, which does not allow this.',
    words: {
      received: { vi: 'mới tiếp nhận', en: 'received' },
      accepted: { vi: 'đang giải quyết', en: 'being worked on' },
      refused: { vi: 'không thụ lý', en: 'refused' },
      closed: { vi: 'đơn vị báo xong', en: 'closed by the unit' },
      resolved: { vi: 'người gửi xác nhận đã xong', en: 'resolved, as the sender says' },
      reopened: { vi: 'mở lại', en: 'reopened' },
      appealed: { vi: 'chuyển cấp trên', en: 'before the superior unit' },
      merged: { vi: 'gộp với yêu cầu khác', en: 'merged with another' },
      withdrawn: { vi: 'đã rút', en: 'withdrawn' },
    },
  },
  'request-forwarded-before': {
    vi: 'Đơn vị này đã từng nhận yêu cầu; không chuyển lòng vòng.',
    en: 'This unit has had the request before; it does not go to and fro.',
  },
  'request-merging-elsewhere': {
    vi: 'Chỉ gộp vào một yêu cầu khác đang được chính đơn vị này giải quyết.',
    en: 'A request is merged into another one that the same unit works on.',
  },
  'request-appeal-locked': {
    vi: 'Trước tiên hãy cho biết bạn chưa hài lòng với kết quả.',
    en: 'Say first that you are not satisfied with the outcome.',
  },
  'request-no-superior': {
    vi: 'Đơn vị này không có cấp trên trên hệ thống; bạn vẫn có quyền khiếu nại theo luật.',
    en: 'This unit has no superior here; your right to complain by law is untouched.',
  },
  'request-moderator-closed': {
    vi: 'Người đã báo xong không tự công khai; cần một người khác kiểm tra.',
    en: 'Whoever closed it does not publish it; somebody else has to look.',
  },
  'request-not-published': { vi: 'Yêu cầu này chưa công khai.', en: 'This request is not published.' },
  'request-names-somebody': {
    vi: 'Nội dung còn thông tin cá nhân: {mark}',
    en: 'The text still leads to somebody: {mark}',
  },
  'text-forbidden-character': {
    vi: 'Nội dung có ký tự không cho phép: {character}',
    en: 'The text holds a character that is not allowed: {character}',
  },
} as const satisfies ProblemCatalogue;
