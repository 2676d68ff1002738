import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  Header,
  type IParagraphOptions,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { LaidOutTable, LaidOutValue } from './lay-out-report.js';

/** Twentieths of a point, as Word measures. */
function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** Half points: docx counts type in them. */
export const SIZE = { body: 28, small: 22, note: 24, table: 24 } as const;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;
const line = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } as const;

/** A4 with the margins of NĐ 30/2020, Phụ lục I: 20 mm above and below, 30 left, 15 right. */
export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(20),
    bottom: twips(20),
    left: twips(30),
    right: twips(15),
  },
} as const;
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

/** The number of the page stands above the text, in the middle, and not on the first. */
export function pageNumberHeader(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })],
      }),
    ],
  });
}

/** A line of text of its own. */
export function textLine(
  text: string,
  run: {
    readonly bold?: boolean;
    readonly italics?: boolean;
    readonly size?: number;
    readonly color?: string;
  } = {},
  paragraph: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({ ...paragraph, children: [new TextRun({ text, ...run })] });
}

/** A paragraph of running text: justified, its first line set in by a centimetre. */
export function runningText(
  text: string,
  run: { readonly italics?: boolean; readonly size?: number } = {},
): Paragraph {
  return textLine(text, run, {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(10) },
    spacing: { before: 60, after: 60, line: 288 },
  });
}

/** A thin line in the middle of its column, set in from both sides. */
export function middleRule(insetMillimetres: number): Paragraph {
  const inset = twips(insetMillimetres);
  return new Paragraph({
    border: { bottom: line },
    indent: { left: inset, right: inset },
    spacing: { before: 0, after: 60, line: 60 },
    children: [],
  });
}

/** Columns side by side without any border, by their share of the page's width in percent. */
export function sideBySide(
  columns: readonly { readonly percent: number; readonly children: Paragraph[] }[],
): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columns.map(({ percent }) => Math.floor((TEXT_WIDTH * percent) / 100)),
    borders: noBorders,
    rows: [
      new TableRow({
        children: columns.map(
          ({ percent, children }) =>
            new TableCell({
              width: { size: Math.floor((TEXT_WIDTH * percent) / 100), type: WidthType.DXA },
              borders: noBorders,
              children,
            }),
        ),
      }),
    ],
  });
}

/** A table whose head is repeated on every page; the first column is wider than the others. */
export function dataTable({ columns, rows }: LaidOutTable): Table {
  const others = columns.length - 1;
  const first = Math.floor(TEXT_WIDTH * (others > 3 ? 0.34 : 0.4));
  const widths = columns.map((_, index) => (index === 0 ? first : Math.floor((TEXT_WIDTH - first) / others)));
  const cell = (child: Paragraph, index: number) =>
    new TableCell({
      width: { size: widths[index] ?? first, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [child],
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, index) =>
          cell(
            textLine(column, { bold: true, size: SIZE.table }, { alignment: AlignmentType.CENTER }),
            index,
          ),
        ),
      }),
      ...rows.map(
        ({ label, cells }) =>
          new TableRow({
            cantSplit: true,
            children: [label, ...cells].map((each, index) =>
              cell(
                new Paragraph({
                  alignment: index === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
                  children: [linked(each, SIZE.table)],
                }),
                index,
              ),
            ),
          }),
      ),
    ],
  });
}

/** A value that leads to the address which answers for it. */
export function linked(
  { text, href }: LaidOutValue,
  size: number,
  bold = false,
): TextRun | ExternalHyperlink {
  const run = new TextRun({ text, size, bold, ...(href === null ? {} : { style: 'Hyperlink' }) });
  return href === null ? run : new ExternalHyperlink({ link: href, children: [run] });
}
