import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { count, figure, text } from './cells.js';
import { evidence } from './evidence-hrefs.js';
import { dayOf } from './follow-up-section.js';

/** A public document as a report lists it. */
export interface ReportedDocument {
  readonly directiveId: string;
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly clauses: number;
  readonly assigned: number;
}

const ROWS = 100;

/** Documents that were issued within the period. */
export function documentsSection(issued: readonly ReportedDocument[]): ReportSection {
  const all = evidence.directives();
  return {
    code: 'documents',
    title: 'Văn bản chỉ đạo ban hành trong kỳ',
    notes: [],
    figures: [figure('documents-issued', 'Số văn bản ban hành', count(issued.length, all))],
    tables: [
      {
        code: 'documents',
        title: 'Danh mục văn bản',
        columns: ['Số, ký hiệu và trích yếu', 'Ngày ban hành', 'Số khoản', 'Số nhiệm vụ giao'],
        rows: issued.slice(0, ROWS).map(({ directiveId, number, title, issuedOn, clauses, assigned }) => {
          const href = evidence.directive(directiveId);
          return {
            label: `${number}: ${title}`,
            href,
            cells: [text(dayOf(issuedOn), href), count(clauses, href), count(assigned, href)],
          };
        }),
        left: issued.length > ROWS ? { rows: issued.length - ROWS, href: all } : null,
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}
