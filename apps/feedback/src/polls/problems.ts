import type { ProblemCatalogue } from '@namkhong/service-kit';
import type { ArrangementFault, VoteFault } from './poll-life.js';

/** What may be refused about polls and comments. */
export const pollProblems = {
  'poll-unknown': { vi: 'Không có cuộc lấy ý kiến này.', en: 'There is no such poll.' },
  'poll-not-ahead': {
    vi: 'Cuộc lấy ý kiến phải bắt đầu sau hôm nay, để mọi người đọc trước khi trả lời.',
    en: 'A poll begins after today, so that it can be read before it is answered.',
  },
  'poll-interval-empty': {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: 'A poll must end after it begins.',
  },
  'poll-too-long': { vi: 'Không lấy ý kiến quá 180 ngày.', en: 'A poll is open for 180 days at most.' },
  'poll-option-repeated': {
    vi: 'Hai lựa chọn có cùng mã.',
    en: 'Two options have the same code.',
  },
  'poll-choices-too-many': {
    vi: 'Chọn nhiều hơn số lựa chọn cho phép.',
    en: 'More choices than may be made.',
  },
  'poll-not-open': {
    vi: 'Hôm nay cuộc lấy ý kiến này không mở.',
    en: 'This poll is not open today.',
  },
  'poll-option-unknown': {
    vi: 'Cuộc lấy ý kiến không có lựa chọn này.',
    en: 'The poll has no such option.',
  },
  'poll-choice-repeated': {
    vi: 'Một lựa chọn được ghi hai lần.',
    en: 'A choice stands there twice.',
  },
  'poll-over': {
    vi: 'Cuộc lấy ý kiến đã kết thúc hoặc đã rút.',
    en: 'The poll is over, or was withdrawn.',
  },
  'poll-takes-no-comments': {
    vi: 'Cuộc lấy ý kiến này không nhận bình luận.',
    en: 'This poll takes no comments.',
  },
  'poll-receipt-unknown': {
    vi: 'Không có câu trả lời hay bình luận nào ứng với mã này, hoặc cuộc lấy ý kiến đã đóng.',
    en: 'There is no answer or comment with this code, or the poll is closed.',
  },
  'comment-unknown': { vi: 'Không có bình luận này.', en: 'There is no such comment.' },
  'comment-decided': {
    vi: 'Bình luận này đã được xử lý hoặc đã được rút.',
    en: 'This comment has been decided about, or was withdrawn.',
  },
  'comment-personal-data': {
    vi: 'Bình luận chứa “{text}”: công khai sẽ lộ thông tin cá nhân. Hãy từ chối với lý do này.',
    en: 'The comment contains “{text}”, which leads to a person. Refuse it on that ground.',
  },
} as const satisfies ProblemCatalogue & Record<ArrangementFault | VoteFault, unknown>;
