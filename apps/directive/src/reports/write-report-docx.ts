import { AlignmentType, Document, Header, HeadingLevel, Packer, Paragraph, type Table, TextRun } from 'docx';
import {
  dataTable,
  linked,
  middleRule,
  PAGE,
  pageNumberHeader,
  runningText,
  sideBySide,
  SIZE,
  textLine,
} from './docx-form.js';
import type { LaidOutReport, LaidOutSection } from './lay-out-report.js';

const centred = { alignment: AlignmentType.CENTER } as const;
const FONT = 'Times New Roman';

/** A Word document in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I. It is built on a thread of its own (`DocxDesk`). */
export async function writeReportDocx(report: LaidOutReport): Promise<Buffer> {
  const document = new Document({
    title: `Báo cáo: ${report.subject}`,
    creator: report.issuer,
    styles: {
      default: {
        document: { run: { font: FONT, size: SIZE.body, language: { value: 'vi-VN' } } },
        heading2: { run: { font: FONT, size: SIZE.body, bold: true, color: '000000' } },
        hyperlink: { run: { color: '0B5345' } },
      },
    },
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: pageNumberHeader(), first: new Header({ children: [new Paragraph('')] }) },
        children: [
          ...report.marks.map((mark) => textLine(mark, { bold: true, color: '8A4B00' }, centred)),
          heading(report),
          textLine('BÁO CÁO', { bold: true }, { ...centred, spacing: { before: 360 } }),
          textLine(report.subject, { bold: true }, centred),
          middleRule(60),
          runningText(report.opening),
          ...report.sections.flatMap(section),
          new Paragraph(''),
          foot(report),
          ...(report.proof === null
            ? []
            : [textLine(report.proof, { size: 18, italics: true }, { spacing: { before: 360 } })]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function heading({ superior, issuer, number, placeAndDate }: LaidOutReport): Table {
  return sideBySide([
    {
      percent: 42,
      children: [
        ...(superior === null ? [] : [textLine(superior.toLocaleUpperCase('vi'), { size: 26 }, centred)]),
        textLine(issuer.toLocaleUpperCase('vi'), { bold: true, size: 26 }, centred),
        middleRule(24),
        textLine(number, { size: 26 }, centred),
      ],
    },
    {
      percent: 58,
      children: [
        textLine('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 26 }, centred),
        textLine('Độc lập - Tự do - Hạnh phúc', { bold: true }, centred),
        middleRule(18),
        textLine(placeAndDate, { italics: true }, centred),
      ],
    },
  ]);
}

function section({ heading: title, notes, figures, tables }: LaidOutSection): (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 240, after: 60 },
      children: [new TextRun(title)],
    }),
    ...notes.map((note) => runningText(note, { italics: true, size: SIZE.note })),
    ...figures.map(
      ({ label, value }) =>
        new Paragraph({
          spacing: { before: 40, after: 40 },
          children: [new TextRun(`${label}: `), linked(value, SIZE.body, true)],
        }),
    ),
    ...tables.flatMap((table) => [
      textLine(
        table.title,
        { bold: true, size: SIZE.note },
        { keepNext: true, spacing: { before: 160, after: 60 } },
      ),
      dataTable(table),
      ...(table.more === null ? [] : [new Paragraph({ children: [linked(table.more, SIZE.note)] })]),
    ]),
  ];
}

function foot({ onBehalfOf, post, recipients }: LaidOutReport): Table {
  const small = { size: SIZE.small } as const;
  return sideBySide([
    {
      percent: 50,
      children: [
        textLine('Nơi nhận:', { bold: true, italics: true, size: SIZE.note }),
        ...recipients.map((line) => textLine(`- ${line};`, small)),
        textLine('- Lưu: VT.', small),
      ],
    },
    {
      percent: 50,
      children: [
        ...(onBehalfOf === null
          ? []
          : [textLine(onBehalfOf.toLocaleUpperCase('vi'), { bold: true }, centred)]),
        textLine(post.toLocaleUpperCase('vi'), { bold: true }, centred),
        ...Array.from({ length: 4 }, () => new Paragraph('')),
      ],
    },
  ]);
}
