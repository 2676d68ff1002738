import type { ProblemCatalogue } from '@namkhong/service-kit';

/** What a question may be refused for. */
export const queryProblems = {
  'window-reversed': {
    vi: 'Tháng đầu {from} nằm sau tháng cuối {to}.',
    en: 'The first month {from} is later than the last, {to}.',
  },
  'window-too-long': {
    vi: 'Khoảng thời gian dài {months} tháng, tối đa {most} tháng.',
    en: 'The window is {months} months long; {most} are the most.',
  },
  'window-before-first-version': {
    vi: 'Khoảng thời gian {from}–{to} nằm trước ngày {effectiveFrom}, khi phiên bản đầu tiên của bộ tiêu chí có hiệu lực.',
    en: 'The window {from}–{to} lies before {effectiveFrom}, when the first version of the set took effect.',
  },
  'criterion-unknown': {
    vi: 'Không phiên bản nào của bộ tiêu chí có tiêu chí: {criteria}.',
    en: 'No version of the set has these criteria: {criteria}.',
  },
  'set-version-unknown': {
    vi: 'Bộ tiêu chí không có phiên bản: {versions}.',
    en: 'The set has no such versions: {versions}.',
  },
  'criteria-filter-needs-dimension': {
    vi: 'Muốn lọc theo tiêu chí thì phải tách kết quả theo tiêu chí.',
    en: 'To filter by criterion, ask for criterion as a dimension.',
  },
  'measure-needs-dimension': {
    vi: 'Đại lượng hoặc phân tích “{measure}” chỉ có khi kết quả được tách theo {dimension} và không tách theo {without}.',
    en: 'The measure or analysis “{measure}” is told by {dimension} and never by {without}.',
  },
  'analysis-needs-months': {
    vi: 'Biểu đồ kiểm soát cần số liệu từng tháng.',
    en: 'A control chart needs figures month by month.',
  },
  'strata-filter-needs-dimension': {
    vi: 'Muốn lọc theo nhóm thủ tục hoặc kết quả giải quyết thì phải tách kết quả theo đó.',
    en: 'To filter by kind of case, ask for stratum or procedure-group as a dimension.',
  },
  'dimensions-conflict': {
    vi: 'Kết quả tách theo {dimension} không thể kèm theo: {others}.',
    en: 'An answer by {dimension} cannot be combined with: {others}.',
  },
  'query-too-large': {
    vi: 'Câu hỏi này cần hơn {most} dòng số liệu. Hãy thu hẹp khoảng thời gian, đơn vị hoặc bớt cách tách.',
    en: 'This question takes more than {most} rows. Ask for a shorter window, fewer units or fewer dimensions.',
  },
  'privacy-floor': {
    vi: 'Bộ lọc này chỉ còn lại chưa đủ {floor} người trả lời, nên không con số nào được cho biết.',
    en: 'What this filter leaves rests on fewer than {floor} people, so no figure of it may be told.',
  },
  'cursor-invalid': {
    vi: 'Con trỏ trang không thuộc câu hỏi này.',
    en: 'The cursor does not belong to this question.',
  },
  'cursor-outdated': {
    vi: 'Số liệu đã thay đổi giữa hai trang. Hãy hỏi lại từ đầu.',
    en: 'The figures changed between two pages. Ask again from the start.',
  },
  'saved-query-unknown': { vi: 'Không có câu hỏi đã lưu này.', en: 'There is no such saved query.' },
  'saved-queries-too-many': {
    vi: 'Mỗi tài khoản lưu tối đa {most} câu hỏi.',
    en: 'An account keeps {most} saved queries at most.',
  },
  'exports-too-many': {
    vi: 'Mỗi tài khoản đặt lịch tối đa {most} lần xuất.',
    en: 'An account schedules {most} exports at most.',
  },
  'export-end-invalid': {
    vi: 'Ngày kết thúc phải từ {from} và trước {before}.',
    en: 'The last day must be {from} or later, and before {before}.',
  },
  'export-unknown': {
    vi: 'Không có tệp xuất này, hoặc đã quá hạn lưu.',
    en: 'There is no such export, or its time of keeping has passed.',
  },
} as const satisfies ProblemCatalogue;
