import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What may be refused about kiosks. */
export const kioskProblems = {
  'kiosk-unknown': { vi: 'Không có máy đánh giá này.', en: 'There is no such kiosk.' },
  'kiosk-code-invalid': {
    vi: 'Mã kích hoạt không đúng hoặc đã quá 24 giờ.',
    en: 'The enrolment code is wrong or older than a day.',
  },
  'kiosk-code-spent': {
    vi: 'Mã kích hoạt này đã dùng cho một máy khác.',
    en: 'This enrolment code was used for another device.',
  },
  'kiosk-key-known': {
    vi: 'Khóa của máy này đã được đăng ký.',
    en: 'The key of this device is enrolled already.',
  },
  'kiosk-retired': {
    vi: 'Máy này đã ngừng sử dụng.',
    en: 'This kiosk is no longer in use.',
  },
  'kiosk-signature-invalid': {
    vi: 'Chữ ký không phải của máy này.',
    en: 'The signature is not that of this kiosk.',
  },
  'kiosk-record-invalid': {
    vi: 'Bản ghi không đúng dạng.',
    en: 'The record is not well formed.',
  },
  'kiosk-record-foreign': {
    vi: 'Bản ghi mang mã của máy khác.',
    en: 'The record names another kiosk.',
  },
  'kiosk-sequence-forked': {
    vi: 'Số thứ tự này đã có bản ghi khác.',
    en: 'Another record has this number already.',
  },
  'kiosk-chain-broken': {
    vi: 'Bản ghi không nối tiếp bản ghi trước nó.',
    en: 'The record does not follow the one before it.',
  },
  'kiosk-sequence-jump': {
    vi: 'Số thứ tự vượt quá xa số đang chờ.',
    en: 'The number is too far ahead.',
  },
} as const satisfies ProblemCatalogue;
