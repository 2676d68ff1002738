import type { ReportCell, ReportView } from '@namkhong/contracts/http/directive-reports';
import { dayOf } from './follow-up-section.js';
import { printCell } from './print-cell.js';

/** A value in words, with the address that answers for it. */
export interface LaidOutValue {
  readonly text: string;
  readonly href: string | null;
  /** Digits stand under digits; words begin at the left. */
  readonly isNumber: boolean;
}

export interface LaidOutTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: LaidOutValue; readonly cells: readonly LaidOutValue[] }[];
  /** What is said where rows are left out. */
  readonly more: LaidOutValue | null;
}

export interface LaidOutSection {
  readonly heading: string;
  readonly notes: readonly string[];
  readonly figures: readonly { readonly label: string; readonly value: LaidOutValue }[];
  readonly tables: readonly LaidOutTable[];
}

/**
 * A report as a document of the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: every text in its place, whatever it is then
 * written as. Places for a name and for a number written by hand stay open.
 */
export interface LaidOutReport {
  /** Said before everything else, where figures are invented or nobody has signed. */
  readonly marks: readonly string[];
  readonly superior: string | null;
  readonly issuer: string;
  readonly number: string;
  readonly placeAndDate: string;
  readonly subject: string;
  readonly opening: string;
  readonly sections: readonly LaidOutSection[];
  readonly onBehalfOf: string | null;
  readonly post: string;
  readonly recipients: readonly string[];
  /** How to check that this is what was signed; none for a draft. */
  readonly proof: string | null;
}

const ILLUSTRATIVE = 'SỐ LIỆU MINH HỌA';
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** @param origin the public origin that addresses of evidence lie below */
export function layOutReport(report: ReportView, origin: string): LaidOutReport {
  const { content, letterhead, state, edition } = report;
  const { period, scope, asOf, sections, illustrative } = content;
  const isDraft = state === 'draft';
  const of = [
    ...(scope.directiveNumber === null ? [] : [`thực hiện ${scope.directiveNumber}`]),
    ...(scope.unitName === null ? [] : [`của ${scope.unitName}`]),
  ];
  const subject = ['Kết quả chỉ đạo, phục vụ và thực hiện “5 không”', ...of, period.text].join(' ');
  return {
    marks: [
      ...(illustrative ? [ILLUSTRATIVE] : []),
      ...(isDraft
        ? [
            period.ended
              ? 'BẢN DỰ THẢO'
              : `BẢN DỰ THẢO – kỳ báo cáo chưa kết thúc, số liệu đến ngày ${dayOf(asOf)}`,
          ]
        : []),
    ],
    superior: letterhead.superior,
    issuer: letterhead.issuer,
    number: `Số: ${report.documentNumber ?? `${'\u2003'.repeat(2)}/${letterhead.symbol}`}`,
    placeAndDate: `${letterhead.place}, ${dateInWords(report.signedOn, period.to)}`,
    subject,
    opening: openingOf(report),
    sections: sections.map(({ title, notes, figures, tables }, index) => ({
      heading: `${ROMAN[index] ?? String(index + 1)}. ${title}`,
      notes,
      figures: figures.map((figure) => ({ label: figure.label, value: valueOf(figure, origin) })),
      tables: tables.map((table) => ({
        title: table.title,
        columns: table.columns,
        rows: table.rows.map(({ label, href, cells }) => ({
          label: { text: label, href: absolute(href, origin), isNumber: false },
          cells: cells.map((cell) => valueOf(cell, origin)),
        })),
        more: table.left && {
          text: `Còn ${table.left.rows} dòng khác.`,
          href: absolute(table.left.href, origin),
          isNumber: false,
        },
      })),
    })),
    onBehalfOf: letterhead.onBehalfOf,
    post: letterhead.post,
    recipients: letterhead.recipients,
    proof:
      report.hash === null
        ? null
        : `Mã báo cáo ${report.reportId}, bản ${edition}; SHA-256 của nội dung đã ký: ${report.hash}`,
  };
}

function openingOf({ content, edition, supersedes }: ReportView): string {
  const { period, asOf } = content;
  const days = `từ ngày ${dayOf(period.from)} đến hết ngày ${dayOf(asOf)}`;
  const replaces = supersedes === null ? '' : ` Báo cáo này (bản ${edition}) thay thế bản trước của cùng kỳ.`;
  return `Báo cáo tổng hợp từ hệ thống Năm Không, ${days}. Mỗi số liệu dẫn tới nơi có thể kiểm tra.${replaces}`;
}

/** Day and month below ten, and the months January and February, take a zero in front (NĐ 30/2020). */
function dateInWords(signedOn: string | null, periodTo: string): string {
  if (signedOn === null) return `ngày ${'\u2003'} tháng ${'\u2003'} năm ${periodTo.slice(0, 4)}`;
  const [year = '', month = '', day = ''] = signedOn.split('-');
  const monthText = Number(month) > 2 ? String(Number(month)) : month;
  return `ngày ${day} tháng ${monthText} năm ${year}`;
}

function valueOf(cell: ReportCell, origin: string): LaidOutValue {
  return { text: printCell(cell), href: absolute(cell.href, origin), isNumber: cell.kind !== 'text' };
}

function absolute(href: string | null, origin: string): string | null {
  return href === null ? null : new URL(href, origin).href;
}
