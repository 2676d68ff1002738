import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What notification may refuse, in both languages. */
export const problems = {
  'official-unknown': {
    vi: 'Không có cán bộ mang số hiệu này.',
    en: 'No official carries this badge number.',
  },
  'official-repeated': {
    vi: 'Cán bộ này đã có ở một dòng trước.',
    en: 'This official stands in an earlier line.',
  },
  'phone-empty': { vi: 'Thiếu số điện thoại.', en: 'The phone number is missing.' },
  'phone-not-a-number': { vi: 'Đây không phải số điện thoại.', en: 'This is not a phone number.' },
  'phone-old-eleven-digits': {
    vi: 'Số 11 chữ số đã ngừng dùng từ năm 2018.',
    en: 'Eleven-digit numbers ended in 2018.',
  },
  'phone-foreign': { vi: 'Chỉ nhận số điện thoại Việt Nam.', en: 'Only Vietnamese numbers are accepted.' },
  'phone-not-mobile': { vi: 'Đây không phải số di động.', en: 'This is not a mobile number.' },
  'email-not-an-address': { vi: 'Đây không phải địa chỉ thư điện tử.', en: 'This is not an e-mail address.' },
  'preference-repeated': {
    vi: 'Mỗi loại thông báo chỉ chọn một lần.',
    en: 'Each kind of notice is chosen for once.',
  },
  'preference-sms-needed': {
    vi: 'Loại thông báo này luôn gửi bằng tin nhắn.',
    en: 'This kind of notice always comes by SMS.',
  },
  'preference-no-channel': {
    vi: 'Phải chọn ít nhất một cách nhận thông báo.',
    en: 'At least one way to be told is needed.',
  },
  'suppression-exists': {
    vi: 'Số này đã có trong danh sách không nhận tin.',
    en: 'This number is on the list of those that get nothing already.',
  },
  'suppression-unknown': {
    vi: 'Không có mục này trong danh sách.',
    en: 'There is no such entry on the list.',
  },
  'webhook-unknown': { vi: 'Không có webhook này.', en: 'There is no such webhook.' },
  'webhook-url-refused': {
    vi: 'Địa chỉ webhook không được chứa tên đăng nhập, mật khẩu hay dấu #.',
    en: 'The address of a webhook carries no user name, password or fragment.',
  },
  'webhooks-too-many': { vi: 'Đã đủ số webhook cho phép.', en: 'There are as many webhooks as may be.' },
  'notice-unknown': { vi: 'Không có thông báo này.', en: 'There is no such notice.' },
  'account-without-official': {
    vi: 'Tài khoản này không gắn với cán bộ nào.',
    en: 'This account belongs to no official.',
  },
  'streams-too-many': {
    vi: 'Đã mở quá nhiều trang cùng lúc; xin đóng bớt.',
    en: 'Too many pages are open at once; please close some.',
  },
} as const satisfies ProblemCatalogue;
