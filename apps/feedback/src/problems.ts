import type { ProblemCatalogue } from '@namkhong/service-kit';
import { formProblems } from './forms/problems.js';
import { kioskProblems } from './kiosks/problems.js';
import { pollProblems } from './polls/problems.js';
import { reportProblems } from './reports/problems.js';
import { requestProblems } from './requests/problems.js';

/** Everything this service refuses, in words for the person it happens to. */
export const problems = {
  ...formProblems,
  ...kioskProblems,
  ...pollProblems,
  ...reportProblems,
  ...requestProblems,
  'ballot-unknown': {
    vi: 'Không tìm thấy phiếu đánh giá này. Hãy kiểm tra lại đường dẫn hoặc mã trên giấy hẹn.',
    en: 'There is no such ballot. Please check the link or the code on your slip.',
  },
  'ballot-spent': {
    vi: 'Phiếu này đã được dùng. Mỗi phiếu chỉ đánh giá được một lần.',
    en: 'This ballot has been used. Each ballot counts once.',
  },
  'ballot-revoked': {
    vi: 'Phiếu này không còn hiệu lực vì được gửi tới số điện thoại của cán bộ.',
    en: 'This ballot is void: it had gone to the number of an official.',
  },
  'sealing-key-missing': {
    vi: 'Chưa có khóa để niêm phong số điện thoại. Hãy gửi lại sau ít phút.',
    en: 'There is no key to seal numbers with yet. Please send again in some minutes.',
  },
  'phone-eleven-digits': {
    vi: 'Số di động 11 chữ số đã ngừng dùng từ năm 2018.',
    en: 'Mobile numbers of eleven digits ended in 2018.',
  },
  'phone-foreign': {
    vi: 'Không phải số điện thoại Việt Nam.',
    en: 'This is no number of Viet Nam.',
  },
  'phone-not-mobile': {
    vi: 'Không phải số điện thoại di động.',
    en: 'This is no mobile number.',
  },
  'phone-not-a-number': {
    vi: 'Không phải số điện thoại.',
    en: 'This is no telephone number.',
  },
  'sampling-not-ahead': {
    vi: 'Tỷ lệ lấy ý kiến phải bắt đầu sau ngày {day}.',
    en: 'A share has to begin after {day}.',
  },
  'sampling-unit-missing': {
    vi: 'Tỷ lệ của một cán bộ cần nêu cả đơn vị.',
    en: 'The share of an official needs the unit as well.',
  },
  'draw-unknown': {
    vi: 'Không có lần rút thăm nào vào ngày {day}.',
    en: 'There is no draw on {day}.',
  },
  'draw-not-over': {
    vi: 'Chỉ xem được mầm rút thăm sau khi hết ngày {day}.',
    en: 'The seed is shown when {day} is over.',
  },
  'ballot-expired': {
    vi: 'Phiếu này đã hết hạn.',
    en: 'This ballot has expired.',
  },
  'ballot-too-early': {
    vi: 'Ngày đánh giá trước ngày có kết quả hồ sơ.',
    en: 'The answer is dated before the dossier was closed.',
  },
  'idempotency-key-too-short': {
    vi: 'Idempotency-Key cần ít nhất {shortest} ký tự ngẫu nhiên.',
    en: 'An Idempotency-Key here needs at least {shortest} random characters.',
  },
  'own-service': {
    vi: 'Không nhập hộ ý kiến về chính mình.',
    en: 'Nobody types in what is said about themselves.',
  },
  'service-point-unknown': {
    vi: 'Không có điểm phục vụ {code}.',
    en: 'There is no service point {code}.',
  },
  'proof-invalid': {
    vi: 'Bước chống gửi tự động chưa hoàn thành hoặc đã quá hạn. Hãy tải lại trang.',
    en: 'The check against automatic sending is not done or out of date. Please load the page again.',
  },
  'proof-spent': {
    vi: 'Ý kiến này đã được gửi.',
    en: 'This answer was sent already.',
  },
  'receipt-unknown': {
    vi: 'Không có lượt đánh giá nào ứng với biên nhận này.',
    en: 'There is no rating with this receipt.',
  },
  'rating-withdrawn': {
    vi: 'Lượt đánh giá này đã được rút lại.',
    en: 'This rating was withdrawn.',
  },
  'change-too-late': {
    vi: 'Chỉ sửa hoặc rút lượt đánh giá được đến hết ngày {until}.',
    en: 'This rating could be changed or withdrawn until {until}.',
  },
  'criterion-unknown': {
    vi: 'Bộ tiêu chí đang áp dụng không có tiêu chí này.',
    en: 'The criteria in force do not include this one.',
  },
  'set-not-in-force': {
    vi: 'Chưa có bộ tiêu chí nào có hiệu lực vào ngày này.',
    en: 'No version of the criteria set is in force on that day.',
  },
  'set-unknown': {
    vi: 'Không có bộ tiêu chí {setCode}.',
    en: 'There is no criteria set {setCode}.',
  },
  'dossier-code-invalid': {
    vi: 'Mã hồ sơ không đúng dạng.',
    en: 'The dossier code is not well formed.',
  },
  'dossier-closed-in-future': {
    vi: 'Ngày trả kết quả nằm trong tương lai.',
    en: 'The dossier is dated in the future.',
  },
  'dossier-closed-long-ago': {
    vi: 'Hồ sơ trả kết quả quá hai năm không nhận nữa.',
    en: 'Dossiers closed more than two years ago are not taken in.',
  },
  'dossier-closed-before-received': {
    vi: 'Ngày trả kết quả trước ngày tiếp nhận ghi trong mã hồ sơ.',
    en: 'The dossier was closed before the day of receipt in its code.',
  },
  'dossier-differs': {
    vi: 'Hồ sơ này đã được ghi nhận với nội dung khác.',
    en: 'This dossier was recorded before with other contents.',
  },
  'dossier-unknown': {
    vi: 'Chưa ghi nhận hồ sơ này.',
    en: 'This dossier has not been recorded.',
  },
  'unit-unknown': {
    vi: 'Không có đơn vị mang mã này.',
    en: 'There is no unit with this code.',
  },
  'unit-not-in-force': {
    vi: 'Đơn vị mang mã này không hoạt động vào ngày đó.',
    en: 'The unit with this code did not exist on that day.',
  },
  'official-unknown': {
    vi: 'Không có cán bộ mang số hiệu này.',
    en: 'There is no official with this badge number.',
  },
  'official-not-in-unit': {
    vi: 'Cán bộ không công tác tại đơn vị này vào ngày đó.',
    en: 'The official held no post in this unit on that day.',
  },
  'history-real-unit': {
    vi: 'Chỉ nạp được lịch sử minh họa cho đơn vị minh họa.',
    en: 'History can be loaded for illustrative units only.',
  },
  'history-day-in-future': {
    vi: 'Ngày đánh giá nằm trong tương lai.',
    en: 'The answer is dated in the future.',
  },
  'tally-empty': {
    vi: 'Không có câu trả lời nào được đếm.',
    en: 'No answers are counted.',
  },
  'tally-month-in-future': {
    vi: 'Tháng này chưa đến.',
    en: 'The month is in the future.',
  },
  'tally-differs': {
    vi: 'Tháng này đã được ghi nhận với số đếm khác.',
    en: 'This month was recorded before with other counts.',
  },
  'csv-invalid': {
    vi: 'Tệp CSV không đọc được: {detail}',
    en: 'The CSV file cannot be read: {detail}',
  },
  'csv-row-invalid': {
    vi: 'Dòng không đúng dạng CSV hoặc sai số cột.',
    en: 'The row is no valid CSV or has another number of columns.',
  },
  'survey-column-missing': {
    vi: 'Tệp thiếu cột: {columns}.',
    en: 'The file lacks columns: {columns}.',
  },
  'mapping-unknown': {
    vi: 'Không có cách đọc tệp tên {name}.',
    en: 'There is no mapping named {name}.',
  },
  'row-key-missing': {
    vi: 'Dòng thiếu khóa ở cột {column}.',
    en: 'The row has no key in column {column}.',
  },
  'row-key-repeated': {
    vi: 'Khóa của dòng đã xuất hiện trước đó trong tệp.',
    en: 'The key of the row stands in the file before.',
  },
  'unit-value-unknown': {
    vi: 'Giá trị “{text}” ở cột {column} không ứng với đơn vị nào.',
    en: 'The value “{text}” in column {column} stands for no unit.',
  },
  'day-invalid': {
    vi: 'Ngày “{text}” ở cột {column} không đọc được.',
    en: 'The date “{text}” in column {column} cannot be read.',
  },
  'value-unknown': {
    vi: 'Giá trị “{text}” ở cột {column} không có trong thang điểm.',
    en: 'The value “{text}” in column {column} is not on the scale.',
  },
  'no-answers': {
    vi: 'Dòng không có câu trả lời nào.',
    en: 'The row answers no question.',
  },
} as const satisfies ProblemCatalogue;
