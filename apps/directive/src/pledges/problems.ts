import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { PaperFault } from './record-paper.js';
import type { PledgeFault } from './sign-pledge.js';

/** What may be refused about pledges. */
export const pledgeProblems = {
  'pledge-campaign-unknown': {
    vi: 'Không có đợt ký cam kết này.',
    en: 'There is no such campaign of pledges.',
  },
  'pledge-unknown': { vi: 'Không có bản cam kết này.', en: 'There is no such pledge.' },
  'pledge-interval-empty': {
    vi: 'Ngày kết thúc đợt ký phải sau ngày bắt đầu.',
    en: 'A campaign must end after it begins.',
  },
  'pledge-repeated': {
    vi: 'Bản cam kết này đã được ký cho vị trí này.',
    en: 'This text has been signed for this post already.',
  },
  'pledge-account-without-official': {
    vi: 'Tài khoản này không gắn với cán bộ nào nên không ký được.',
    en: 'This account belongs to no official and cannot sign.',
  },
  'pledge-for-another': {
    vi: 'Mỗi người tự ký và tự rút cam kết của mình, không ai ký thay.',
    en: 'A pledge is signed and withdrawn in person, never for another.',
  },
  'pledge-campaign-not-open': {
    vi: 'Hôm nay không nằm trong thời gian ký cam kết.',
    en: 'The campaign is not open for signing today.',
  },
  'pledge-text-unknown': {
    vi: 'Bản cam kết không có phiên bản {textVersion}.',
    en: 'The pledge has no text version {textVersion}.',
  },
  'pledge-text-superseded': {
    vi: 'Phiên bản {textVersion} đã được thay thế; hãy đọc và ký phiên bản mới.',
    en: 'Text version {textVersion} has been replaced; read and sign the new one.',
  },
  'pledge-text-differs': {
    vi: 'Nội dung bạn đọc không khớp với bản cam kết đang lưu; hãy tải lại.',
    en: 'What you read is not the text that is kept; load it again.',
  },
  'pledge-post-missing': {
    vi: 'Hôm nay bạn không giữ vị trí nào tại đơn vị này.',
    en: 'You hold no post in this unit today.',
  },
  'pledge-witness-is-signer': {
    vi: 'Người ký không thể tự làm chứng cho mình.',
    en: 'Nobody witnesses their own pledge.',
  },
  'pledge-witness-not-in-post': {
    vi: 'Người làm chứng phải đang giữ một vị trí.',
    en: 'A witness must hold a post today.',
  },
  'pledge-witnessed': {
    vi: 'Bản cam kết này đã có người làm chứng.',
    en: 'This pledge has a witness already.',
  },
  'pledge-recorder-is-party': {
    vi: 'Người ký hoặc người làm chứng không tự ghi nhận bản cam kết giấy của mình.',
    en: 'Who signed or witnessed a pledge on paper does not record it.',
  },
  'pledge-official-not-in-post': {
    vi: 'Ngày {day} cán bộ này không giữ vị trí nào tại đơn vị.',
    en: 'The official held no post in the unit on {day}.',
  },
  'pledge-paper-witness-not-in-post': {
    vi: 'Ngày {day} người làm chứng không giữ vị trí nào.',
    en: 'The witness held no post on {day}.',
  },
  'pledge-day-to-come': {
    vi: 'Ngày ký {day} chưa đến.',
    en: 'The day of the signature, {day}, has not come.',
  },
  'pledge-text-not-of-day': {
    vi: 'Phiên bản {textVersion} không phải là bản đang dùng vào ngày {day}.',
    en: 'Text version {textVersion} was not the one in force on {day}.',
  },
  'pledge-withdrawn': { vi: 'Bản cam kết này đã được rút.', en: 'This pledge has been withdrawn.' },
} as const satisfies ProblemCatalogue & Record<PledgeFault | PaperFault, unknown>;
