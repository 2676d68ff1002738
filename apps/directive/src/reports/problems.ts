import { type ProblemCatalogue } from '@namkhong/service-kit';

export const reportProblems = {
  'report-period-unknown': {
    vi: '“{text}” không phải kỳ báo cáo; viết 2026-11 (tháng), 2026-Q4 (quý) hoặc 2026 (năm).',
    en: '“{text}” is no period; write 2026-11 (a month), 2026-Q4 (a quarter) or 2026 (a year).',
  },
  'report-period-not-begun': {
    vi: 'Kỳ báo cáo {text} chưa bắt đầu.',
    en: 'The period {text} has not begun.',
  },
  'report-period-not-ended': {
    vi: 'Kỳ báo cáo chưa kết thúc: chỉ lập được bản dự thảo, chưa ký được.',
    en: 'The period is not over: there can be a draft, and it cannot be signed yet.',
  },
  'report-compiled-too-early': {
    vi: 'Số liệu lập trước khi kỳ báo cáo kết thúc. Hãy tổng hợp lại rồi ký.',
    en: 'The figures were compiled before the period was over. Compile them again, then sign.',
  },
  'report-draft-exists': {
    vi: 'Kỳ này đã có một bản dự thảo.',
    en: 'There is a draft of this period already.',
  },
  'report-signed': {
    vi: 'Báo cáo đã ký thì giữ nguyên. Nếu số liệu thay đổi, hãy lập bản mới.',
    en: 'A signed report stays as it is. Where figures changed, begin a new edition.',
  },
  'report-unknown': { vi: 'Không có báo cáo này.', en: 'There is no such report.' },
  'report-number-invalid': {
    vi: 'Số, ký hiệu báo cáo không đúng thể thức; ví dụ 12/BC-UBND.',
    en: 'The number of the report is not in the form of the law, such as 12/BC-UBND.',
  },
  'report-symbol-differs': {
    vi: 'Ký hiệu trong số báo cáo khác với ký hiệu của cơ quan ban hành.',
    en: 'The symbol in the number is not that of the issuing agency.',
  },
  'report-format-unknown': {
    vi: 'Không có định dạng “{text}”; chọn json, docx hoặc html.',
    en: 'There is no format “{text}”; choose json, docx or html.',
  },
  'report-line-personal': {
    vi: 'Phần thể thức có thông tin cá nhân: “{text}”. Chỉ ghi tên cơ quan và chức vụ.',
    en: 'The letterhead holds something personal: “{text}”. Write agencies and posts only.',
  },
} as const satisfies ProblemCatalogue;
