import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { evidence, type ReportedScope } from './evidence-hrefs.js';
import { SUBJECT_NOTE, subjectCells, type SubjectCounts } from './subject-counts.js';

/** Violations of one of the five noes that became final. */
export interface FindingFacts extends SubjectCounts {
  readonly no: 1 | 2 | 3 | 4 | 5;
}

const NOES = {
  1: 'Cửa quyền, hách dịch, gây khó khăn, phiền hà',
  2: 'Quan liêu, vô cảm, vô trách nhiệm',
  3: 'Tham nhũng, lãng phí, lợi ích nhóm',
  4: 'Xu nịnh, chạy chọt, gian dối',
  5: 'Lợi dụng chức vụ, quyền hạn trong thực thi công vụ',
} as const;

/** What inspections found, as far as it is final; of anything else nothing is said. */
export function findingsSection(
  found: readonly FindingFacts[],
  unitsInScope: number,
  scope: ReportedScope,
): ReportSection {
  const href = evidence.findings(scope);
  const of = (no: FindingFacts['no']) => found.find((each) => each.no === no) ?? { units: 0, officials: 0 };
  return {
    code: 'findings',
    title: 'Kết luận kiểm tra về “5 không”',
    notes: ['Chỉ tính kết luận đã có hiệu lực trong kỳ; vụ việc đang xem xét không được nêu.', SUBJECT_NOTE],
    figures: [],
    tables: [
      {
        code: 'findings',
        title: 'Vi phạm đã kết luận',
        columns: ['Nội dung', 'Về đơn vị', 'Về cá nhân'],
        rows: ([1, 2, 3, 4, 5] as const).map((no) => ({
          label: NOES[no],
          href: null,
          cells: [...subjectCells(of(no), unitsInScope, href)],
        })),
        left: null,
      },
    ],
  };
}
