import type { CommuneFault } from '@namkhong/domain';
import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { PostRowFault } from './plan-post-import.js';
import type { UnitRowFault } from './plan-unit-import.js';

/** Why a row of an import is refused: every reason a decision can give has its text. */
const rowProblems = {
  'unit-repeated': {
    vi: 'Mã đơn vị “{unitCode}” đã có ở dòng {firstLine}.',
    en: 'The unit code “{unitCode}” stands in line {firstLine} already.',
  },
  'post-repeated': {
    vi: 'Vị trí này của “{officialCode}” đã có ở dòng {firstLine}.',
    en: 'This post of “{officialCode}” stands in line {firstLine} already.',
  },
  'code-malformed': {
    vi: 'Mã “{text}” không đúng dạng năm chữ số.',
    en: 'The code “{text}” is not five digits.',
  },
  'kind-unknown': {
    vi: 'Loại đơn vị “{text}” không phải xã, phường hoặc đặc khu.',
    en: 'The type “{text}” is no commune, ward or special zone.',
  },
  'full-name-differs': {
    vi: 'Tên đầy đủ “{text}” không khớp với loại và tên.',
    en: 'The full name “{text}” does not match type and name.',
  },
  'area-malformed': {
    vi: 'Diện tích “{text}” không đọc được.',
    en: 'The area “{text}” cannot be read.',
  },
  'merged-from-empty': {
    vi: 'Thiếu các đơn vị cũ; nếu không thay đổi, ghi “giữ nguyên”.',
    en: 'The former units are missing; write “giữ nguyên” where nothing changed.',
  },
  'merged-from-parenthesis-unbalanced': {
    vi: 'Dấu ngoặc đơn trong danh sách đơn vị cũ không khớp: “{text}”.',
    en: 'The parentheses in the list of former units do not match: “{text}”.',
  },
  'merged-from-unit-name-unreadable': {
    vi: 'Không đọc được tên đơn vị cũ “{text}”.',
    en: 'The name of the former unit “{text}” cannot be read.',
  },
  'merged-from-remark-unknown': {
    vi: 'Không hiểu ghi chú “{text}” của đơn vị cũ.',
    en: 'The remark “{text}” on a former unit is not understood.',
  },
  'merged-from-remark-repeated': {
    vi: 'Ghi chú “{text}” của đơn vị cũ bị lặp hoặc mâu thuẫn.',
    en: 'The remark “{text}” on a former unit repeats or contradicts another.',
  },
  'unit-code-malformed': {
    vi: 'Mã đơn vị “{text}” không đúng: từ 1 đến 35 chữ cái, chữ số, dấu chấm, gạch dưới hoặc gạch nối.',
    en: 'The unit code “{text}” is not 1 to 35 letters, digits, dots, underscores or hyphens.',
  },
  'unit-name-missing': { vi: 'Đơn vị “{text}” thiếu tên.', en: 'The unit “{text}” has no name.' },
  'unit-kind-unknown': {
    vi: 'Không có loại đơn vị “{text}”.',
    en: 'There is no kind of unit “{text}”.',
  },
  'parent-unknown': {
    vi: 'Đơn vị cấp trên “{text}” chưa có; ghi đơn vị đó ở dòng phía trên.',
    en: 'The parent “{text}” is not known; put it further up in the file.',
  },
  'parent-below-itself': {
    vi: 'Đơn vị không thể trực thuộc “{text}”, vì “{text}” đang thuộc chính đơn vị này.',
    en: 'The unit cannot lie below “{text}”, which lies below the unit itself.',
  },
  'date-invalid': {
    vi: 'Ngày “{text}” không hợp lệ; viết theo dạng 2025-07-01.',
    en: 'The date “{text}” is not valid; write 2025-07-01.',
  },
  'interval-empty': {
    vi: 'Ngày kết thúc {to} phải sau ngày bắt đầu {from}.',
    en: 'The end {to} must come after the beginning {from}.',
  },
  'validity-excludes-changes': {
    vi: 'Đơn vị “{text}” đã đổi tên hoặc đổi đơn vị cấp trên vào ngày nằm ngoài thời gian này.',
    en: 'The unit “{text}” changed its name or parent on a day outside this interval.',
  },
  'unit-still-held': {
    vi: 'Đơn vị “{text}” còn người giữ vị trí hoặc còn điểm phục vụ; hãy dùng “thay đổi tổ chức” và nêu rõ chuyển về đâu.',
    en: 'Somebody still holds a post in the unit “{text}” or serves people there; end it by a change that says where they go.',
  },
  'yes-no-malformed': {
    vi: 'Giá trị “{text}” phải là true hoặc false.',
    en: 'The value “{text}” must be true or false.',
  },
  'official-code-malformed': {
    vi: 'Số hiệu cán bộ “{text}” không đúng: từ 1 đến 35 chữ cái, chữ số, dấu chấm, gạch dưới hoặc gạch nối.',
    en: 'The badge number “{text}” is not 1 to 35 letters, digits, dots, underscores or hyphens.',
  },
  'unit-unknown': { vi: 'Không có đơn vị “{text}”.', en: 'There is no unit “{text}”.' },
  'post-role-unknown': {
    vi: 'Vị trí “{text}” phải là head, deputy hoặc staff.',
    en: 'The post “{text}” must be head, deputy or staff.',
  },
  'post-start-missing': {
    vi: 'Vị trí của “{text}” thiếu ngày bắt đầu.',
    en: 'The post of “{text}” has no first day.',
  },
  'post-outside-unit': {
    vi: 'Đơn vị “{text}” không tồn tại vào thời gian giữ vị trí này.',
    en: 'The unit “{text}” does not exist while the post is held.',
  },
} as const satisfies ProblemCatalogue & Record<CommuneFault | UnitRowFault | PostRowFault, unknown>;

/** What the organisation may refuse, in both languages. */
export const organisationProblems = {
  ...rowProblems,
  'official-unknown': {
    vi: 'Không có cán bộ mang số hiệu “{text}”.',
    en: 'There is no official with the badge number “{text}”.',
  },
} as const satisfies ProblemCatalogue;
