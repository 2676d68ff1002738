import type { ReportCell, ReportSection, ReportTable } from '@namkhong/contracts/http/directive-reports';
import { followUpRatios, type FourWay } from '@namkhong/domain';
import { count, figure, percent } from './cells.js';
import { evidence, type ReportedScope } from './evidence-hrefs.js';

/** The tasks in hand, by the units' own word and as verified. */
export interface FollowUpFacts {
  readonly total: { readonly selfClosed: FourWay; readonly verified: FourWay };
  /** Verified counts of each directive or unit, in the order of the report. */
  readonly byDirective: readonly CountedTasks[];
  readonly byUnit: readonly CountedTasks[];
}

export interface CountedTasks {
  readonly id: string;
  readonly label: string;
  readonly selfClosed: FourWay;
  readonly verified: FourWay;
}

const ROWS = 100;

/** What became of the tasks: two by two, with ratios of what was due, self-closed beside verified. */
export function followUpSection(
  facts: FollowUpFacts,
  scope: ReportedScope,
  period: { readonly from: string; readonly to: string },
): ReportSection {
  const { selfClosed, verified } = facts.total;
  const href = evidence.tasks(scope);
  const ratios = followUpRatios(verified);
  const tables = [
    twoByTwo(selfClosed, verified, href),
    perRow('tasks-by-directive', 'Theo văn bản', 'Văn bản', facts.byDirective, {
      of: ({ id }) => evidence.tasks({ ...scope, directiveId: id }),
      all: href,
    }),
    perRow('tasks-by-unit', 'Theo đơn vị chủ trì', 'Đơn vị', facts.byUnit, {
      of: ({ id }) => evidence.tasks({ ...scope, unitId: id }),
      all: href,
    }),
  ];
  return {
    code: 'follow-up',
    title: 'Kết quả thực hiện nhiệm vụ được giao',
    notes: [
      `Tính các nhiệm vụ giao trước ngày ${dayOf(period.to)} mà đến ngày ${dayOf(period.from)} chưa được cơ quan giao xác nhận hoàn thành; nhiệm vụ đã thu hồi không tính.`,
      'Tỷ lệ tính trên số nhiệm vụ đến hạn: đã hoàn thành và quá hạn chưa hoàn thành; nhiệm vụ còn trong hạn không nằm trong mẫu số.',
      '“Đơn vị tự báo cáo” là nhiệm vụ đơn vị báo đã xong; “đã xác nhận” là nhiệm vụ được cơ quan giao chấp nhận kết quả.',
    ],
    figures: [
      figure('tasks', 'Tổng số nhiệm vụ', count(ratios.total, href)),
      figure('tasks-due', 'Số nhiệm vụ đến hạn', count(ratios.due, href)),
      figure(
        'done-self-closed',
        'Tỷ lệ hoàn thành theo đơn vị tự báo cáo',
        percent(followUpRatios(selfClosed).done, href),
      ),
      figure('done-verified', 'Tỷ lệ hoàn thành đã xác nhận', percent(ratios.done, href)),
    ],
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

function twoByTwo(selfClosed: FourWay, verified: FourWay, href: string): ReportTable {
  const [own, sure] = [followUpRatios(selfClosed), followUpRatios(verified)];
  const both = (label: string, one: ReportCell, other: ReportCell) => ({
    label,
    href: null,
    cells: [one, other],
  });
  const counts = (label: string, member: keyof FourWay) =>
    both(label, count(selfClosed[member], href), count(verified[member], href));
  return {
    code: 'two-by-two',
    title: 'Tình trạng nhiệm vụ',
    columns: ['Nội dung', 'Đơn vị tự báo cáo', 'Đã xác nhận'],
    rows: [
      counts('Hoàn thành đúng hạn', 'doneInTime'),
      counts('Hoàn thành quá hạn', 'doneLate'),
      counts('Chưa hoàn thành, trong hạn', 'openInTime'),
      counts('Chưa hoàn thành, quá hạn', 'openOverdue'),
      both('Số nhiệm vụ đến hạn', count(own.due, href), count(sure.due, href)),
      both('Tỷ lệ hoàn thành', percent(own.done, href), percent(sure.done, href)),
      both('Tỷ lệ hoàn thành đúng hạn', percent(own.doneInTime, href), percent(sure.doneInTime, href)),
      both('Tỷ lệ quá hạn chưa hoàn thành', percent(own.overdue, href), percent(sure.overdue, href)),
    ],
    left: null,
  };
}

function perRow(
  code: string,
  title: string,
  column: string,
  all: readonly CountedTasks[],
  hrefs: { readonly of: (row: CountedTasks) => string; readonly all: string },
): ReportTable {
  return {
    code,
    title,
    columns: [column, 'Đến hạn', 'Tự báo cáo xong', 'Đã xác nhận', 'Quá hạn', 'Tỷ lệ đã xác nhận'],
    rows: all.slice(0, ROWS).map((row) => {
      const href = hrefs.of(row);
      const { due, done } = followUpRatios(row.verified);
      return {
        label: row.label,
        href,
        cells: [
          count(due, href),
          count(row.selfClosed.doneInTime + row.selfClosed.doneLate, href),
          count(row.verified.doneInTime + row.verified.doneLate, href),
          count(row.verified.openOverdue, href),
          percent(done, href),
        ],
      };
    }),
    left: all.length > ROWS ? { rows: all.length - ROWS, href: hrefs.all } : null,
  };
}

/** `05/10/2026`. */
export function dayOf(date: string): string {
  return date.split('-').toReversed().join('/');
}
