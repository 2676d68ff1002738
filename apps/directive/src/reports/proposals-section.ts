import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { count, figure } from './cells.js';
import { evidence } from './evidence-hrefs.js';

/** What people proposed, and what was answered. */
export interface ProposalFacts {
  readonly received: number;
  readonly adopted: number;
  readonly partlyAdopted: number;
  readonly notAdopted: number;
  readonly open: number;
  readonly overdue: number;
  readonly published: number;
}

/** Proposals on policy and on rules that do not fit, from officials and the public: counts alone. */
export function proposalsSection(facts: ProposalFacts, unitId: string | null): ReportSection {
  const href = evidence.proposals(unitId);
  const row = (label: string, value: number) => ({ label, href: null, cells: [count(value, href)] });
  return {
    code: 'proposals',
    title: 'Kiến nghị về chính sách, quy định bất cập',
    notes: [
      'Kiến nghị tính theo đơn vị có thẩm quyền trả lời; kiến nghị rút lại hoặc không thụ lý không tính là tồn.',
    ],
    figures: [figure('proposals-received', 'Tiếp nhận trong kỳ', count(facts.received, href))],
    tables: [
      {
        code: 'proposals',
        title: 'Kết quả xem xét',
        columns: ['Nội dung', 'Số lượng'],
        rows: [
          row('Tiếp thu', facts.adopted),
          row('Tiếp thu một phần', facts.partlyAdopted),
          row('Không tiếp thu, có nêu lý do', facts.notAdopted),
          row('Đang xem xét, còn hạn', facts.open),
          row('Đang xem xét, quá hạn', facts.overdue),
          row('Đã công khai trả lời trong kỳ', facts.published),
        ],
        left: null,
      },
    ],
  };
}
