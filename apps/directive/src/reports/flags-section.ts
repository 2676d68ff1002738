import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { figure } from './cells.js';
import { evidence } from './evidence-hrefs.js';
import { SUBJECT_NOTE, subjectCells, type SubjectCounts } from './subject-counts.js';

/** Flags of the period: raised in it, standing at its end, and ended in it by how they ended. */
export interface FlagFacts {
  readonly raised: SubjectCounts;
  readonly standing: SubjectCounts;
  readonly ended: readonly (SubjectCounts & { readonly end: string })[];
}

const ENDS: Readonly<Record<string, string>> = {
  lapsed: 'Không còn đủ điều kiện',
  superseded: 'Thay bằng cờ khác theo số liệu mới',
  'contest-upheld': 'Ý kiến phản đối được chấp nhận',
};

/** A flag opens a review by people; nothing else follows from it. */
export function flagsSection({ raised, standing, ended }: FlagFacts, unitsInScope: number): ReportSection {
  const href = evidence.flags();
  const row = (label: string, counts: SubjectCounts) => ({
    label,
    href: null,
    cells: [...subjectCells(counts, unitsInScope, href)],
  });
  const [units] = subjectCells(standing, unitsInScope, href);
  return {
    code: 'flags',
    title: 'Cờ cảnh báo mức độ hài lòng thấp',
    notes: ['Cờ chỉ mở ra việc xem xét; không tự động dẫn đến bất kỳ hình thức xử lý nào.', SUBJECT_NOTE],
    figures: [figure('flags-standing', 'Cờ về đơn vị còn hiệu lực cuối kỳ', units)],
    tables: [
      {
        code: 'flags',
        title: 'Biến động trong kỳ',
        columns: ['Nội dung', 'Về đơn vị', 'Về cá nhân'],
        rows: [
          row('Phát sinh trong kỳ', raised),
          ...ended.map(({ end, ...counts }) => row(`Kết thúc: ${ENDS[end] ?? end}`, counts)),
          row('Còn hiệu lực cuối kỳ', standing),
        ],
        left: null,
      },
    ],
  };
}
