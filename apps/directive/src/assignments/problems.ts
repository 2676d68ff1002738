import { type ProblemCatalogue } from '@namkhong/service-kit';
import type { EvidenceFault } from './check-evidence.js';
import type { ExtensionFault, PercentFault } from './check-report.js';
import type { CutFault } from './cut-assignments.js';
import type { LifeFault } from './life.js';
import type { SuspensionFault } from './suspend-deadline.js';

/** What forbids cutting a directive into assignments. */
export const cutProblems = {
  'directive-not-issued': {
    vi: 'Văn bản {text} được ghi lại như tư liệu lịch sử nên không giao việc được.',
    en: 'Document {text} is recorded as a historical one and gives no assignments.',
  },
  'clause-unknown': { vi: 'Không có khoản “{text}”.', en: 'There is no clause “{text}”.' },
  'clause-repeated': {
    vi: 'Khoản “{text}” được giao hai lần trong cùng yêu cầu.',
    en: 'The clause “{text}” stands twice in the same request.',
  },
  'due-before-issue': {
    vi: 'Hạn {text} trước ngày ban hành văn bản.',
    en: 'The due date {text} is before the document was issued.',
  },
  'directive-not-in-force': {
    vi: 'Văn bản {text} đã bị thay thế hoặc bãi bỏ nên không giao việc được nữa.',
    en: 'Document {text} was superseded or revoked and gives no assignments any more.',
  },
  'clause-repealed': {
    vi: 'Khoản “{text}” đã bị bãi bỏ.',
    en: 'The clause “{text}” was repealed.',
  },
  'due-in-past': {
    vi: 'Hạn {text} đã qua.',
    en: 'The due date {text} has passed.',
  },
  'supporting-unit-leads': {
    vi: 'Đơn vị “{text}” không thể vừa chủ trì vừa phối hợp trong cùng nhiệm vụ.',
    en: 'The unit “{text}” cannot both lead and support the same assignment.',
  },
  'transfer-given-already': {
    vi: 'Đơn vị “{text}” đã được giao chính nội dung này.',
    en: 'The unit “{text}” has been given the same already.',
  },
  'transfer-illustrative': {
    vi: 'Đơn vị “{text}” là đơn vị minh họa; nhiệm vụ thật không chuyển đến đó.',
    en: 'The unit “{text}” is an illustrative one; a real task does not go there.',
  },
  'unit-not-in-force': {
    vi: 'Đơn vị “{text}” không có hoặc không còn hoạt động.',
    en: 'The unit “{text}” does not exist, or not any more.',
  },
} as const satisfies ProblemCatalogue & Record<Exclude<CutFault, 'calendar-lacks-day'>, unknown>;

/** What may be wrong with a group of recipients. */
const groupProblems = {
  'recipient-group-unknown': {
    vi: 'Không có nhóm nhận “{text}”.',
    en: 'There is no recipient group “{text}”.',
  },
  'recipient-group-name-taken': {
    vi: 'Đã có nhóm nhận mang tên “{text}”.',
    en: 'There is a recipient group named “{text}” already.',
  },
} as const satisfies ProblemCatalogue;

/** What a task's deadline and a case's clock refuse alike has its words with the clocks. */
type OwnSuspensionFault = Exclude<SuspensionFault, 'suspension-empty' | 'suspension-overlaps'>;

/** What stands in the way of an act on an assignment, in both languages. */
export const assignmentProblems = {
  ...groupProblems,
  'act-not-yours': {
    vi: 'Việc này do người khác thực hiện: thủ trưởng đơn vị chủ trì, người được ủy quyền hoặc cơ quan giao nhiệm vụ.',
    en: 'This is for somebody else: the head of the unit in the lead, whoever stands in, or the issuer.',
  },
  'decision-on-own-unit': {
    vi: 'Người quyết định không được thuộc đơn vị thực hiện, cũng không phải người đã báo cáo hoàn thành.',
    en: 'Whoever decides may neither serve in the unit whose work it is nor have claimed the completion.',
  },
  'assignment-not-acknowledged': {
    vi: 'Nhiệm vụ chưa được xác nhận đã nhận.',
    en: 'The assignment has not been acknowledged yet.',
  },
  'assignment-claimed': {
    vi: 'Đơn vị đã báo cáo hoàn thành; đang chờ cơ quan giao nhiệm vụ xác nhận.',
    en: 'The unit has claimed completion; the issuer has to decide first.',
  },
  'assignment-accepted': {
    vi: 'Nhiệm vụ đã được xác nhận hoàn thành.',
    en: 'The completion of this assignment has been accepted.',
  },
  'assignment-withdrawn': {
    vi: 'Nhiệm vụ đã được thu hồi.',
    en: 'This assignment has been withdrawn.',
  },
  'nothing-claimed': {
    vi: 'Đơn vị chưa báo cáo hoàn thành.',
    en: 'The unit has not claimed completion.',
  },
  'percent-out-of-range': {
    vi: 'Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100, không phải {text}.',
    en: 'The share done must be a whole number from 0 to 100, not {text}.',
  },
  'percent-of-supporter': {
    vi: 'Đơn vị phối hợp không ghi tỷ lệ hoàn thành; tỷ lệ do đơn vị chủ trì báo cáo.',
    en: 'A supporting unit names no share done; the unit in the lead reports it.',
  },
  'evidence-missing': {
    vi: 'Nhiệm vụ yêu cầu sản phẩm “{text}”: hãy kèm tài liệu hoặc liên kết chứng minh.',
    en: 'The assignment asks for “{text}”: attach a document or a link that shows it.',
  },
  'evidence-type-refused': {
    vi: 'Không nhận tệp loại “{text}” làm tài liệu chứng minh; hãy dùng PDF, văn bản, bảng tính hoặc ảnh.',
    en: 'A file of the type “{text}” is no evidence; use PDF, a document, a spreadsheet or a picture.',
  },
  'evidence-too-large': {
    vi: 'Tệp “{text}” lớn hơn 50 MB.',
    en: 'The file “{text}” is larger than 50 MB.',
  },
  'evidence-link-refused': {
    vi: 'Liên kết “{text}” phải bắt đầu bằng https:// và không chứa tên đăng nhập.',
    en: 'The link “{text}” must begin with https:// and carry no login.',
  },
  'assignment-undated': {
    vi: 'Nhiệm vụ này không ấn định thời hạn.',
    en: 'This assignment has no deadline.',
  },
  'extension-after-deadline': {
    vi: 'Đã quá hạn {dueOn}: chỉ được đề nghị gia hạn trước khi hết hạn.',
    en: 'The deadline {dueOn} has passed: more time can be asked for only before it.',
  },
  'extension-pending': {
    vi: 'Đã có đề nghị gia hạn đang chờ quyết định.',
    en: 'A request for more time is waiting for a decision already.',
  },
  'extension-not-requested': {
    vi: 'Không có đề nghị gia hạn nào đang chờ quyết định.',
    en: 'No request for more time is waiting for a decision.',
  },
  'suspension-after-deadline': {
    vi: 'Đã quá hạn {dueOn}: chỉ tạm dừng được thời hạn còn đang chạy.',
    en: 'The deadline {dueOn} has passed: only one that still runs can be suspended.',
  },
  'delegate-outside-unit': {
    vi: 'Cán bộ mang số hiệu “{text}” không giữ vị trí nào tại đơn vị này vào ngày đó.',
    en: 'The official with the badge number “{text}” holds no post in this unit on that day.',
  },
  'delegation-interval-empty': {
    vi: 'Ngày kết thúc ủy quyền {until} phải sau ngày bắt đầu {from}.',
    en: 'The end of the delegation {until} must come after its beginning {from}.',
  },
  'delegation-missing': {
    vi: 'Nhiệm vụ này chưa được ủy quyền cho ai.',
    en: 'This assignment is delegated to nobody.',
  },
} as const satisfies ProblemCatalogue &
  Record<LifeFault | EvidenceFault | ExtensionFault | PercentFault | OwnSuspensionFault, unknown>;
