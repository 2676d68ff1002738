import type { Language } from '../i18n/language.js';

/** The words of the screen, both languages in one file: a kiosk has to speak them without a network. */
const vi = {
  title: 'Máy đánh giá',
  heading: 'Bạn hài lòng đến mức nào?',
  at: 'Tại {unit}',
  anonymous:
    'Không ai biết ai đã trả lời. Cán bộ không xem, không sửa, không xóa được câu trả lời trên máy này.',
  question: 'Câu {n} trên {all}',
  levels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  skip: 'Bỏ qua câu này',
  back: 'Quay lại',
  ready: 'Gửi đánh giá của bạn?',
  send: 'Gửi đánh giá',
  again: 'Làm lại từ đầu',
  thanks: 'Cảm ơn bạn. Đánh giá đã được ghi nhận.',
  nothing: 'Bạn chưa trả lời câu nào.',
  idle: 'Màn hình sẽ trở về ban đầu sau {n} giây nếu không chạm.',
  large: 'Chữ lớn',
  contrast: 'Tương phản cao',
  speak: 'Đọc to',
  scan: 'Một nút bấm',
  language: 'English',
  enrolTitle: 'Kích hoạt máy',
  enrolText: 'Người vận hành nhập mã kích hoạt. Mã dùng một lần, trong 24 giờ.',
  enrolCode: 'Mã kích hoạt',
  enrol: 'Kích hoạt',
  enrolFailed: 'Chưa kích hoạt được: {reason}',
  closed: 'Máy này đã ngừng sử dụng. Vui lòng đánh giá bằng phiếu giấy hoặc mã QR.',
  waiting: 'Máy đang chờ bộ câu hỏi. Vui lòng đánh giá bằng phiếu giấy hoặc mã QR.',
  twice: 'Máy đánh giá đang mở ở một cửa sổ khác.',
  illustrative: 'Số liệu minh họa. Máy này thuộc một đơn vị giả định.',
} as const;

type Shape<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : readonly string[] };
export type KioskTexts = Shape<typeof vi>;

const en: KioskTexts = {
  title: 'Kiosk',
  heading: 'How satisfied are you?',
  at: 'At {unit}',
  anonymous: 'Nobody learns who answered. Officials cannot see, change or delete the answers on this device.',
  question: 'Question {n} of {all}',
  levels: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
  skip: 'Skip this question',
  back: 'Back',
  ready: 'Send your rating?',
  send: 'Send rating',
  again: 'Start again',
  thanks: 'Thank you. Your rating has been recorded.',
  nothing: 'You have not answered a question.',
  idle: 'The screen starts again in {n} seconds unless it is touched.',
  large: 'Large text',
  contrast: 'High contrast',
  speak: 'Read aloud',
  scan: 'One switch',
  language: 'Tiếng Việt',
  enrolTitle: 'Enrol this kiosk',
  enrolText: 'The operator types the enrolment code. It works once, within 24 hours.',
  enrolCode: 'Enrolment code',
  enrol: 'Enrol',
  enrolFailed: 'Not enrolled yet: {reason}',
  closed: 'This kiosk is no longer in use. Please rate on a paper slip or by QR code.',
  waiting: 'The kiosk waits for its questions. Please rate on a paper slip or by QR code.',
  twice: 'The kiosk is open in another window.',
  illustrative: 'Illustrative figures. This kiosk belongs to a fictional unit.',
};

export const kioskTexts: Readonly<Record<Language, KioskTexts>> = { vi, en };
