import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What may be refused about confidential reports. */
export const reportProblems = {
  'report-readers-too-few': {
    vi: 'Trên hệ thống chưa có hai người độc lập có thẩm quyền đọc tin này, nên chúng tôi không nhận để bảo vệ bạn. Hãy gửi trực tiếp cho cơ quan thanh tra hoặc ủy ban kiểm tra cấp trên, hoặc đường dây nóng của Thanh tra tỉnh.',
    en: 'There are not two independent people here who may read this, so it is not taken in, for your protection. Turn to the superior inspectorate or inspection commission, or the hotline of the provincial inspectorate.',
  },
  'report-readers-changed': {
    vi: 'Danh sách người đọc vừa thay đổi. Hãy xem lại danh sách rồi gửi lại.',
    en: 'Who may read this has just changed. Look at the list again, and send again.',
  },
  'report-parcel-invalid': {
    vi: 'Gói mã hóa không đúng dạng: {part}',
    en: 'What was sealed is not well formed: {part}',
    words: {
      head: { vi: 'phần đầu', en: 'its head' },
      keys: { vi: 'danh sách khóa', en: 'its keys' },
      signature: { vi: 'chữ ký', en: 'its signature' },
      pieces: { vi: 'nội dung đã tải lên', en: 'what was uploaded' },
      identity: { vi: 'phong bì danh tính', en: 'the envelope of the identity' },
    },
  },
  'report-differs': {
    vi: 'Mã này đã được dùng cho một tin khác.',
    en: 'This id was used for something else.',
  },
  'report-receipt-unknown': {
    vi: 'Không có tin nào ứng với mã biên nhận này. Hãy kiểm tra lại 16 chữ số.',
    en: 'There is no report with this receipt. Check the 16 digits.',
  },
  'report-parcel-unknown': { vi: 'Không có phần nội dung này.', en: 'There is no such part.' },
  'report-check-not-due': {
    vi: 'Chưa đến lúc hỏi lại lần này, hoặc bạn đã trả lời.',
    en: 'This is not asked yet, or was answered.',
  },
  'report-piece-size-wrong': {
    vi: 'Mỗi phần tải lên có đúng một trong các cỡ đã định.',
    en: 'What is uploaded at once has one of the sizes that are laid down.',
  },
  'report-piece-too-large': {
    vi: 'Phần tải lên quá lớn. Tất cả tệp cộng lại tối đa 20 MiB.',
    en: 'This is too large. All files together are 20 MiB at most.',
  },
  'report-piece-cut-off': {
    vi: 'Kết nối bị ngắt giữa chừng. Hãy gửi lại phần này.',
    en: 'The connection broke. Send this piece again.',
  },
  'report-uploads-full': {
    vi: 'Đang có quá nhiều tệp được gửi. Hãy thử lại sau ít phút.',
    en: 'Too much is being sent at the moment. Try again in some minutes.',
  },
  'report-unknown': {
    vi: 'Không có tin này trong hộp thư của bạn.',
    en: 'There is no such report in your inbox.',
  },
  'report-stage-not-next': {
    vi: 'Phần này đang ở bước khác nên không chuyển sang bước đó được.',
    en: 'This part stands elsewhere and cannot go there.',
  },
  'report-no-extension': {
    vi: 'Thời hạn này không gia hạn được nữa.',
    en: 'This term cannot be extended any more.',
  },
  'report-part-there': { vi: 'Tin này đã có phần thuộc loại đó.', en: 'The report has a part of this type.' },
  'report-last-reader': {
    vi: 'Bạn là người đọc cuối cùng. Hãy thêm người khác trước khi rút, nếu không sẽ không ai mở được tin này.',
    en: 'You are the last reader. Add another one before you leave, or nobody can open this any more.',
  },
  'report-reader-not-eligible': {
    vi: 'Người này không có thẩm quyền, có xung đột lợi ích, hoặc chưa có khóa.',
    en: 'This person has no mandate, has a conflict of interest, or has no key.',
  },
  'report-reader-there': { vi: 'Người này đang đọc tin này.', en: 'This person reads it already.' },
  'report-keys-missing': {
    vi: 'Cần chuyển khóa của mọi phần nội dung, không thừa không thiếu.',
    en: 'The key of every part has to be handed on, none missing and none more.',
  },
  'report-no-identity': { vi: 'Người gửi không để lại danh tính.', en: 'No identity was given.' },
  'report-disclosure-unknown': { vi: 'Không có đề nghị mở danh tính này.', en: 'There is no such request.' },
  'report-disclosure-same-person': {
    vi: 'Cần hai người giữ hai nửa khóa khác nhau; bạn không thể tự mình mở.',
    en: 'It takes two people who hold different halves; nobody opens it alone.',
  },
  'report-disclosure-decided': { vi: 'Đề nghị này đã được chấp thuận.', en: 'This was approved.' },
  'report-key-missing': {
    vi: 'Bạn chưa tạo khóa để đọc tin báo.',
    en: 'You have not made a key to read reports with yet.',
  },
  'report-key-invalid': {
    vi: 'Khóa hoặc chữ ký của khóa không đúng.',
    en: 'The key, or its signature, is not right.',
  },
} as const satisfies ProblemCatalogue;
