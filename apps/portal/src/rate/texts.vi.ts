/** The texts of the rating page; its own file so that it carries nothing of the rest of the portal. */
const vi = {
  title: 'Đánh giá dịch vụ',
  heading: 'Bạn hài lòng đến mức nào?',
  about: 'Hồ sơ giải quyết xong ngày {date} tại {unit}.',
  aboutPlace: 'Về việc phục vụ tại {place}, {unit}.',
  whoTitle: 'Ai xem được gì',
  who: [
    'Không ai biết ai đã trả lời: mã của bạn không gắn với tên hay số điện thoại trong câu trả lời.',
    'Công khai: chỉ con số chung của đơn vị, khi có từ 10 người trả lời trở lên.',
  ],
  whoOfficial:
    'Cán bộ giải quyết và người quản lý: chỉ con số chung khi đủ nhiều lượt, không bao giờ từng câu trả lời.',
  whoDevice:
    'Để không ai chấm mãi cho một cán bộ, trình duyệt này giữ một số ngẫu nhiên đến hết nửa năm. Số đó không lấy gì từ máy của bạn, không phải cookie, cán bộ không xem được; xóa dữ liệu trình duyệt là số đó mất.',
  whoPlace:
    'Ai cũng trả lời được, không cần mã, tên hay số điện thoại: ý kiến tại đây được nêu riêng, không dùng để đánh giá cán bộ.',
  skipHint: 'Câu nào không muốn trả lời thì bỏ qua. Mất chưa đến 30 giây.',
  levels: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  clear: 'Bỏ chọn',
  clearOf: 'Bỏ chọn câu {n}',
  send: 'Gửi đánh giá',
  sending: 'Đang gửi…',
  needOne: 'Hãy trả lời ít nhất một câu rồi gửi.',
  loading: 'Đang mở phiếu…',
  thanks: 'Cảm ơn bạn. Đánh giá đã được ghi nhận.',
  receipt: 'Mã biên nhận',
  receiptText: 'Giữ mã này làm bằng chứng đánh giá đã được ghi nhận. Mã không cho ai biết bạn đã trả lời gì.',
  print: 'In biên nhận',
  seeUnit: 'Xem kết quả của {unit}',
  offlineTitle: 'Không có kết nối mạng',
  offlineLoad: 'Chưa mở được phiếu. Hãy kiểm tra kết nối rồi thử lại.',
  offlineKept:
    'Câu trả lời được giữ trên máy này và sẽ tự gửi khi có mạng lại. Bạn có thể đóng trang rồi mở lại bằng đúng đường dẫn này.',
  retry: 'Thử lại',
  noCodeTitle: 'Cần mã đánh giá',
  noCode: 'Mở đường dẫn trong tin nhắn, quét mã QR trên phiếu hẹn, hoặc gõ mã 22 ký tự.',
  codeLabel: 'Mã đánh giá',
  codeInvalid: 'Mã gồm đúng 22 chữ cái, chữ số, dấu gạch ngang hoặc gạch dưới.',
  open: 'Mở phiếu',
  refused: {
    'service-point-unknown': [
      'Không có nơi phục vụ này',
      'Mã trên tường có lẽ đã cũ. Hãy hỏi bộ phận Một cửa hoặc quét lại mã.',
    ],
    'proof-invalid': ['Chưa gửi được', 'Bước chống gửi tự động chưa xong. Hãy tải lại trang rồi gửi lại.'],
    'proof-spent': [
      'Ý kiến này đã được gửi',
      'Mỗi lần mở trang gửi được một ý kiến. Hãy tải lại trang nếu muốn gửi nữa.',
    ],
    'ballot-spent': [
      'Mã này đã được dùng',
      'Mỗi mã đánh giá một lần. Nếu không phải bạn đã dùng, hãy báo cho bộ phận Một cửa.',
    ],
    'ballot-expired': [
      'Mã này đã hết hạn',
      'Mã có hiệu lực 30 ngày từ ngày giải quyết xong hồ sơ. Lần sau bạn sẽ nhận mã mới.',
    ],
    'ballot-unknown': ['Không có mã này', 'Hãy kiểm tra lại từng ký tự: chữ hoa và chữ thường khác nhau.'],
    'ballot-too-early': ['Mã này chưa dùng được', 'Mã có hiệu lực từ ngày hồ sơ giải quyết xong.'],
  },
  alreadyCounted: [
    'Có lẽ đánh giá của bạn đã được ghi nhận',
    'Mã này đã được dùng: lần gửi trước nhiều khả năng đã đến nơi trước khi mất kết nối.',
  ],
  failedTitle: 'Chưa gửi được',
  errorCode: 'Mã lỗi',
  illustrative: 'Số liệu minh họa. Phiếu này thuộc một đơn vị giả định.',
  home: 'Về trang chủ',
  language: 'English',
} as const;

type Shape<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Shape<Tree[Key]> };
export type RateTexts = Shape<typeof vi>;

export const viTexts: RateTexts = vi;
