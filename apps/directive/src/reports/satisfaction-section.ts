import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { addDays } from '@namkhong/domain';
import { count, figure, points, text, withheld } from './cells.js';
import { evidence } from './evidence-hrefs.js';
import { dayOf } from './follow-up-section.js';

/** A figure as it was announced on a unit's public page. */
export interface ReportedFigure {
  readonly unitId: string;
  readonly unitName: string;
  readonly setTitle: string;
  readonly score: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly n: number;
  readonly from: string;
  readonly to: string;
}

interface ReportedPublication {
  readonly publicationId: string;
  readonly setTitle: string;
  readonly quarter: string;
  readonly manifestHash: string;
}

export interface SatisfactionFacts {
  /** By unit, in Vietnamese order. */
  readonly figures: readonly ReportedFigure[];
  readonly publications: readonly ReportedPublication[];
  /** The unit the report is of, where it is of one and has no figure of its own. */
  readonly withoutFigure: { readonly unitId: string; readonly unitName: string } | null;
}

const ROWS = 200;

/** Figures as they were published: each with its interval and how many answered, none where too few did. No ranking. */
export function satisfactionSection(facts: SatisfactionFacts): ReportSection {
  const { figures, publications, withoutFigure } = facts;
  const suppressed = withoutFigure === null ? [] : [suppressedRow(withoutFigure)];
  return {
    code: 'satisfaction',
    title: 'Mức độ hài lòng của người dân, doanh nghiệp',
    notes: [
      'Số liệu công bố gần nhất có thời gian tính kết thúc không muộn hơn kỳ báo cáo, của bốn quý liền trước; khoảng tin cậy 95 %, n là số lượt đánh giá. Các đơn vị xếp theo tên, không xếp hạng.',
      'Đơn vị chưa có đủ lượt đánh giá thì không công bố số liệu.',
    ],
    figures: [
      figure(
        'published-figures',
        'Số đơn vị có số liệu công bố',
        count(unitsOf(figures), evidence.publications()),
      ),
    ],
    tables: [
      {
        code: 'figures',
        title: 'Điểm hài lòng',
        columns: ['Đơn vị', 'Bộ tiêu chí', 'Thời gian', 'Điểm (0–100)'],
        rows: [...figures.slice(0, ROWS).map(figureRow), ...suppressed],
        left: figures.length > ROWS ? { rows: figures.length - ROWS, href: evidence.publications() } : null,
      },
      {
        code: 'publications',
        title: 'Các quý đã khóa số liệu',
        columns: ['Quý', 'Bộ tiêu chí', 'Mã băm bản kê công bố (SHA-256)'],
        rows: publications.map(({ publicationId, setTitle, quarter, manifestHash }) => {
          const href = evidence.publication(publicationId);
          return { label: quarter, href, cells: [text(setTitle, href), text(manifestHash, href)] };
        }),
        left: null,
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function figureRow(row: ReportedFigure) {
  const href = evidence.figures(row.unitId);
  const window = `${dayOf(row.from)} – ${dayOf(addDays(row.to, -1))}`;
  return {
    label: row.unitName,
    href,
    cells: [text(row.setTitle, href), text(window, href), points(row, href)],
  };
}

function suppressedRow({ unitId, unitName }: { readonly unitId: string; readonly unitName: string }) {
  const href = evidence.figures(unitId);
  return {
    label: unitName,
    href,
    cells: [withheld('text', href), withheld('text', href), withheld('points', href)],
  };
}

function unitsOf(figures: readonly ReportedFigure[]): number {
  return new Set(figures.map(({ unitId }) => unitId)).size;
}
