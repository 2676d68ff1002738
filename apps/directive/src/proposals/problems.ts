import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { ProposalFault } from './proposal-life.js';

/** What may be refused about proposals. */
export const proposalProblems = {
  'proposal-unknown': { vi: 'Không có kiến nghị này.', en: 'There is no such proposal.' },
  'proposal-route-unknown': {
    vi: 'Không có quy định phân công này.',
    en: 'There is no such rule of competence.',
  },
  'proposal-route-interval-empty': {
    vi: 'Ngày hết hiệu lực của quy định phân công phải sau ngày bắt đầu.',
    en: 'A rule of competence must end after it begins.',
  },
  'receipt-unknown': {
    vi: 'Mã biên nhận này không đúng; hãy kiểm tra lại từng ký tự.',
    en: 'There is no proposal with this receipt; check each letter.',
  },
  'proposal-state-differs': {
    vi: 'Kiến nghị đang ở trạng thái “{state}” nên không làm việc này được.',
    en: 'The proposal is “{state}”, which does not allow this.',
    words: {
      received: { vi: 'mới tiếp nhận', en: 'received' },
      accepted: { vi: 'đã thụ lý', en: 'accepted' },
      refused: { vi: 'không thụ lý', en: 'refused' },
      decided: { vi: 'đã có quyết định', en: 'decided' },
      withdrawn: { vi: 'đã rút', en: 'withdrawn' },
    },
  },
  'proposal-unrouted': {
    vi: 'Chưa có đơn vị nào được xác định thẩm quyền; hãy chuyển kiến nghị đến một đơn vị trước.',
    en: 'No unit is competent yet; forward the proposal to one first.',
  },
  'proposal-forwarded-before': {
    vi: 'Đơn vị này đã từng nhận kiến nghị; không chuyển lòng vòng.',
    en: 'This unit has had the proposal before; it does not go to and fro.',
  },
  'proposal-extended-before': {
    vi: 'Thời hạn giải quyết chỉ được gia hạn một lần.',
    en: 'The time for the decision is extended once only.',
  },
  'proposal-extension-not-later': {
    vi: 'Ngày gia hạn phải sau thời hạn đang có.',
    en: 'An extension must end after the day that holds.',
  },
  'proposal-consults-itself': {
    vi: 'Đơn vị có thẩm quyền không tự lấy ý kiến của mình.',
    en: 'The competent unit does not consult itself.',
  },
  'proposal-consulted-before': {
    vi: 'Đơn vị này đã được lấy ý kiến.',
    en: 'This unit has been consulted already.',
  },
  'proposal-opinion-not-asked': {
    vi: 'Đơn vị này không được lấy ý kiến về kiến nghị.',
    en: 'This unit was not asked for its opinion.',
  },
  'proposal-opinion-given': {
    vi: 'Đơn vị này đã cho ý kiến.',
    en: 'This unit has given its opinion already.',
  },
  'proposal-opinions-pending': {
    vi: 'Còn đơn vị được lấy ý kiến chưa trả lời và chưa hết hạn.',
    en: 'A unit that was asked has not answered yet and still has time.',
  },
  'proposal-decider-proposed': {
    vi: 'Người kiến nghị không tự quyết định kiến nghị của mình.',
    en: 'Nobody decides on their own proposal.',
  },
  'proposal-moderator-decided': {
    vi: 'Người quyết định không tự duyệt nội dung công khai; cần một người khác.',
    en: 'Whoever decided does not moderate the publication; somebody else must.',
  },
  'proposal-published': { vi: 'Trả lời này đã được công khai.', en: 'This answer is published already.' },
  'proposal-not-published': {
    vi: 'Trả lời này chưa được công khai.',
    en: 'This answer is not published.',
  },
  'proposal-personal-data': {
    vi: 'Nội dung còn thông tin có vẻ là dữ liệu cá nhân; hãy xóa hoặc xác nhận đó không phải dữ liệu cá nhân.',
    en: 'What is to be published holds what looks like personal data; remove it, or say that it is none.',
  },
} as const satisfies ProblemCatalogue & Record<ProposalFault, unknown>;
