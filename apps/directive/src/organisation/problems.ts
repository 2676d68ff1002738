import type { CommuneFault } from '@namkhong/domain';
import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { ChangeFault } from './decide-change.js';
import type { LeaveFault, SubstitutionFault } from './decide-leave.js';
import type { ProcedureFault } from './decide-procedure.js';
import type { ServicePointFault } from './decide-service-point.js';
import type { PostRowFault } from './plan-post-import.js';
import type { PostFault } from './record-post.js';
import type { ProcedureRowFault } from './plan-procedure-import.js';
import type { ServicePointRowFault } from './plan-service-point-import.js';
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

/** Why a step of a change cannot be; `step` is its number. */
const changeProblems = {
  'unit-not-begun': {
    vi: 'Đơn vị “{unitCode}” chỉ bắt đầu hoạt động từ {day}, nên không thể thay đổi vào ngày này (bước {step}).',
    en: 'The unit “{unitCode}” begins on {day} only and cannot be changed on this day (step {step}).',
  },
  'unit-ended': {
    vi: 'Đơn vị “{unitCode}” kết thúc hoạt động từ {day} (bước {step}).',
    en: 'The unit “{unitCode}” ends on {day} (step {step}).',
  },
  'unit-changed-later': {
    vi: 'Đơn vị “{unitCode}” đã có thay đổi ghi nhận vào ngày {day}; thay đổi mới phải sau ngày đó (bước {step}).',
    en: 'A change of the unit “{unitCode}” on {day} is recorded already; a new one must come after it (step {step}).',
  },
  'unit-code-taken': {
    vi: 'Mã “{unitCode}” đã thuộc về một đơn vị (bước {step}). Mỗi mã chỉ dùng cho một đơn vị, kể cả khi đơn vị đó đã kết thúc.',
    en: 'The code “{unitCode}” belongs to a unit already (step {step}). A code stands for one unit, even after it has ended.',
  },
  'unit-kind-former': {
    vi: 'Từ ngày 01/7/2025 không còn thành lập {text} (Luật 72/2025/QH15; bước {step}).',
    en: 'Since 1 July 2025 no {text} can be formed any more (Law 72/2025/QH15; step {step}).',
  },
  'illustrative-mixed': {
    vi: 'Đơn vị minh họa và đơn vị thật không được trộn lẫn: “{unitCode}” (bước {step}).',
    en: 'Fictional units and real ones are kept apart: “{unitCode}” (step {step}).',
  },
  'name-unchanged': {
    vi: 'Đơn vị “{unitCode}” đang mang tên “{text}” (bước {step}).',
    en: 'The unit “{unitCode}” is called “{text}” already (step {step}).',
  },
  'parent-unchanged': {
    vi: 'Đơn vị “{unitCode}” đang thuộc đơn vị cấp trên này (bước {step}).',
    en: 'The unit “{unitCode}” lies below this parent already (step {step}).',
  },
  'unit-named-twice': {
    vi: 'Đơn vị “{unitCode}” được nêu hai lần trong cùng một lần nhập (bước {step}).',
    en: 'The unit “{unitCode}” is named twice in one merger (step {step}).',
  },
  'merge-into-itself': {
    vi: 'Đơn vị “{unitCode}” không thể nhập vào chính mình (bước {step}).',
    en: 'The unit “{unitCode}” cannot be merged into itself (step {step}).',
  },
  'split-into-one': {
    vi: 'Chia đơn vị “{unitCode}” phải tạo ít nhất hai đơn vị (bước {step}).',
    en: 'A unit that ends by being divided, “{unitCode}”, makes two units at least (step {step}).',
  },
  'rest-stays': {
    vi: 'Đơn vị “{unitCode}” tiếp tục hoạt động, phần không nêu tên ở lại với đơn vị đó (bước {step}).',
    en: 'The unit “{unitCode}” goes on, and what is not named stays with it (step {step}).',
  },
  'children-without-place': {
    vi: 'Chưa nêu đơn vị “{child}” trực thuộc “{unitCode}” sẽ thuộc về đâu (bước {step}).',
    en: 'Nobody said where “{child}”, which lies below “{unitCode}”, goes (step {step}).',
  },
  'posts-without-place': {
    vi: 'Đơn vị “{unitCode}” còn {count} vị trí đang có người giữ; cần nêu chuyển về đâu hoặc kết thúc (bước {step}).',
    en: 'The unit “{unitCode}” still has {count} posts; say where they go or that they end (step {step}).',
  },
  'service-points-without-place': {
    vi: 'Đơn vị “{unitCode}” còn {count} điểm phục vụ, quầy; cần nêu chuyển về đâu hoặc kết thúc (bước {step}).',
    en: 'The unit “{unitCode}” still has {count} service points; say where they go or that they end (step {step}).',
  },
  'placement-of-stranger': {
    vi: '“{text}” không thuộc đơn vị được thay đổi hoặc đã kết thúc (bước {step}).',
    en: '“{text}” is not part of the unit that is changed, or has ended (step {step}).',
  },
  'post-not-begun': {
    vi: 'Vị trí của “{officialCode}” chỉ bắt đầu từ {day} nên không kết thúc trước được; hãy chuyển sang đơn vị khác (bước {step}).',
    en: 'The post of “{officialCode}” begins on {day} only and cannot end before; move it (step {step}).',
  },
  'post-overlap': {
    vi: '“{officialCode}” đã giữ vị trí này ở đơn vị “{unitCode}” trong thời gian đó.',
    en: '“{officialCode}” holds this post in the unit “{unitCode}” at that time already.',
  },
  'heads-overlap': {
    vi: 'Đơn vị “{unitCode}” sẽ có {count} người đứng đầu cùng lúc; cần nêu ai giữ vị trí nào.',
    en: 'The unit “{unitCode}” would have {count} heads at once; say who holds which post.',
  },
  'service-point-not-begun': {
    vi: 'Điểm phục vụ “{text}” đã có thay đổi ghi nhận vào ngày {day} nên không thể thay đổi trước ngày đó.',
    en: 'The service point “{text}” begins or changes on {day} and cannot be changed before.',
  },
  'counter-without-point': {
    vi: 'Quầy “{text}” không thể tồn tại khi điểm phục vụ của quầy đã kết thúc.',
    en: 'The counter “{text}” cannot go on without the service point it belongs to.',
  },
} as const satisfies ProblemCatalogue & Record<Exclude<ChangeFault, keyof typeof rowProblems>, unknown>;

/** Why a post, a leave, a substitution, a service point or a procedure cannot be as it is told. */
const recordProblems = {
  'leave-overlap': {
    vi: 'Trùng với đợt nghỉ đã ghi nhận từ {from} đến trước {to}.',
    en: 'A leave from {from} until {to} is recorded already.',
  },
  'substitution-outside-post': {
    vi: 'Thời gian thay thế phải nằm trong thời gian “{text}” giữ vị trí.',
    en: 'Somebody can stand in for “{text}” only while the post is held.',
  },
  'substitute-is-holder': {
    vi: '“{text}” không thể thay thế chính mình.',
    en: '“{text}” cannot stand in for themselves.',
  },
  'substitute-without-post': {
    vi: '“{text}” không giữ vị trí nào trong suốt thời gian thay thế.',
    en: '“{text}” holds no post during all of this time.',
  },
  'substitution-overlap': {
    vi: 'Đã có người thay thế từ {from} đến trước {to}.',
    en: 'Somebody stands in from {from} until {to} already.',
  },
  'service-point-code-malformed': {
    vi: 'Mã điểm phục vụ “{text}” không đúng: từ 1 đến 35 chữ cái, chữ số, dấu chấm, gạch dưới hoặc gạch nối.',
    en: 'The code “{text}” of a service point is not 1 to 35 letters, digits, dots, underscores or hyphens.',
  },
  'service-point-outside-unit': {
    vi: 'Điểm phục vụ không thể tồn tại ngoài thời gian hoạt động của đơn vị “{text}”.',
    en: 'A service point exists on no day on which its unit “{text}” does not.',
  },
  'service-point-has-no-place': {
    vi: 'Điểm phục vụ “{text}” không thuộc điểm phục vụ khác; chỉ quầy mới thuộc một điểm.',
    en: 'The service point “{text}” is a place of its own; only a counter belongs to one.',
  },
  'counter-needs-point': {
    vi: 'Quầy “{text}” phải thuộc một điểm phục vụ.',
    en: 'The counter “{text}” must belong to a service point.',
  },
  'procedure-code-malformed': {
    vi: 'Mã thủ tục “{text}” không đúng dạng 1.004194 hoặc 1.004194.000.00.00.H12.',
    en: 'The code “{text}” of a procedure has not the form 1.004194 or 1.004194.000.00.00.H12.',
  },
  'procedure-overlap': {
    vi: 'Thủ tục “{text}” đang có hiệu lực từ {from}; cần kết thúc trước khi ghi nội dung mới.',
    en: 'The procedure “{text}” is in force from {from}; end it before recording how it reads from then on.',
  },
} as const satisfies ProblemCatalogue &
  Record<
    Exclude<
      PostFault | LeaveFault | SubstitutionFault | ServicePointFault | ProcedureFault,
      keyof typeof rowProblems | keyof typeof changeProblems
    >,
    unknown
  >;

/** Why a row of a list of service points or procedures is refused. */
const listProblems = {
  'service-point-unknown': {
    vi: 'Không có điểm phục vụ “{text}”.',
    en: 'There is no service point “{text}”.',
  },
  'service-point-repeated': {
    vi: 'Điểm phục vụ “{text}” đã có ở dòng {firstLine}.',
    en: 'The service point “{text}” stands in line {firstLine} already.',
  },
  'service-point-name-missing': {
    vi: 'Điểm phục vụ “{text}” thiếu tên.',
    en: 'The service point “{text}” has no name.',
  },
  'service-point-kind-unknown': {
    vi: 'Loại “{text}” phải là point (điểm) hoặc counter (quầy).',
    en: 'The kind “{text}” must be point or counter.',
  },
  'procedure-repeated': {
    vi: 'Thủ tục “{text}” từ cùng ngày đã có ở dòng {firstLine}.',
    en: 'The procedure “{text}” of the same first day stands in line {firstLine} already.',
  },
  'procedure-name-missing': {
    vi: 'Thủ tục “{text}” thiếu tên.',
    en: 'The procedure “{text}” has no name.',
  },
  'procedure-field-missing': {
    vi: 'Thủ tục “{text}” thiếu lĩnh vực.',
    en: 'The procedure “{text}” has no field of administration.',
  },
  'procedure-group-malformed': {
    vi: 'Nhóm thủ tục “{text}” chỉ gồm chữ thường không dấu, chữ số và gạch nối.',
    en: 'The procedure group “{text}” is not lower-case letters, digits and hyphens.',
  },
  'procedure-start-missing': {
    vi: 'Thủ tục “{text}” thiếu ngày có hiệu lực.',
    en: 'The procedure “{text}” has no first day.',
  },
  'legal-basis-malformed': {
    vi: 'Số, ký hiệu văn bản “{text}” không đúng dạng.',
    en: 'The document number “{text}” has no known form.',
  },
} as const satisfies ProblemCatalogue &
  Record<
    Exclude<
      ServicePointRowFault | ProcedureRowFault,
      keyof typeof rowProblems | keyof typeof changeProblems | keyof typeof recordProblems
    >,
    unknown
  >;

/** What the organisation may refuse, in both languages. */
export const organisationProblems = {
  ...rowProblems,
  ...listProblems,
  ...changeProblems,
  ...recordProblems,
  'post-unknown': { vi: 'Không có vị trí “{text}”.', en: 'There is no post “{text}”.' },
  'leave-unknown': { vi: 'Không có đợt nghỉ “{text}”.', en: 'There is no leave “{text}”.' },
  'substitution-unknown': {
    vi: 'Không có việc thay thế “{text}”.',
    en: 'There is no substitution “{text}”.',
  },
  'official-without-post': {
    vi: '“{text}” không giữ vị trí nào trong thời gian này.',
    en: '“{text}” holds no post during this time.',
  },
  'service-point-code-taken': {
    vi: 'Mã “{text}” đã thuộc về một điểm phục vụ.',
    en: 'The code “{text}” belongs to a service point already.',
  },
  'procedure-unknown': { vi: 'Không có thủ tục “{text}”.', en: 'There is no procedure “{text}”.' },
  'official-unknown': {
    vi: 'Không có cán bộ mang số hiệu “{text}”.',
    en: 'There is no official with the badge number “{text}”.',
  },
} as const satisfies ProblemCatalogue;
