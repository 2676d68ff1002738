import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { followUpRatios } from '@namkhong/domain';
import { count, figure, percent } from './cells.js';
import { evidence } from './evidence-hrefs.js';

/** What had to be made public within the period. */
export interface DisclosureFacts {
  readonly inTime: number;
  readonly late: number;
  readonly open: number;
  readonly overdue: number;
  readonly waived: number;
}

/** Internal rules and whatever else a unit has to make public; what somebody was excused from is in no ratio. */
export function disclosuresSection(facts: DisclosureFacts, unitId: string | null): ReportSection {
  const href = evidence.disclosures(unitId);
  const { inTime, late, open, overdue, waived } = facts;
  const ratios = followUpRatios({
    doneInTime: inTime,
    doneLate: late,
    openInTime: open,
    openOverdue: overdue,
  });
  const row = (label: string, value: number) => ({ label, href: null, cells: [count(value, href)] });
  return {
    code: 'disclosures',
    title: 'Công khai quy chế nội bộ và các nội dung phải công khai',
    notes: ['Tính các nội dung đến hạn công khai trong kỳ; nội dung được miễn không nằm trong tỷ lệ.'],
    figures: [figure('disclosed-in-time', 'Tỷ lệ công khai đúng hạn', percent(ratios.doneInTime, href))],
    tables: [
      {
        code: 'disclosures',
        title: 'Tình trạng công khai',
        columns: ['Nội dung', 'Số lượng'],
        rows: [
          row('Công khai đúng hạn', inTime),
          row('Công khai chậm', late),
          row('Chưa công khai, còn hạn', open),
          row('Chưa công khai, quá hạn', overdue),
          row('Được miễn', waived),
        ],
        left: null,
      },
    ],
  };
}
