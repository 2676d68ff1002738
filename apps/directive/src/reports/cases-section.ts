import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { figure } from './cells.js';
import { evidence } from './evidence-hrefs.js';
import { SUBJECT_NOTE, subjectCells, type SubjectCounts } from './subject-counts.js';

/** Reviews in hand, by the step they stand at when the report is compiled. */
export interface CaseFacts {
  readonly opened: SubjectCounts;
  readonly byStatus: readonly (SubjectCounts & { readonly status: string })[];
}

const STATUSES: Readonly<Record<string, string>> = {
  opened: 'Mới mở',
  noticed: 'Đã thông báo cho đối tượng',
  replied: 'Đã có giải trình',
  proposed: 'Đã có đề xuất xử lý',
  decided: 'Đã quyết định',
  notified: 'Đã thông báo quyết định',
  appealed: 'Đang khiếu nại',
  final: 'Quyết định đã có hiệu lực',
  annulled: 'Đã hủy quyết định',
  closed: 'Kết thúc, không xử lý',
  expired: 'Hết thời hạn áp dụng biện pháp',
};

/** Reviews that flags, findings or people opened. A review is no penalty, and no measure is told of. */
export function casesSection({ opened, byStatus }: CaseFacts, unitsInScope: number): ReportSection {
  const href = evidence.cases();
  const [units, officials] = subjectCells(opened, unitsInScope, href);
  return {
    code: 'cases',
    title: 'Vụ việc được xem xét, xử lý',
    notes: [
      'Tình trạng tính tại thời điểm lập báo cáo, gồm các vụ việc mở trước khi kết thúc kỳ.',
      SUBJECT_NOTE,
    ],
    figures: [
      figure('cases-opened-units', 'Vụ việc mở trong kỳ, về đơn vị', units),
      figure('cases-opened-officials', 'Vụ việc mở trong kỳ, về cá nhân', officials),
    ],
    tables: [
      {
        code: 'cases',
        title: 'Theo tình trạng',
        columns: ['Tình trạng', 'Về đơn vị', 'Về cá nhân'],
        rows: byStatus.map(({ status, ...counts }) => ({
          label: STATUSES[status] ?? status,
          href: null,
          cells: [...subjectCells(counts, unitsInScope, href)],
        })),
        left: null,
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}
