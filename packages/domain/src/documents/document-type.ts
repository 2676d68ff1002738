/** A type of document: how it is written in a number and how its numbers run. */
export interface DocumentType {
  /** Stable machine name; those of the Party begin with `party-`. */
  readonly code: string;
  readonly system: 'state' | 'party';
  /** As it stands in a number, `QĐ`; null for the state's công văn, whose number names no type. */
  readonly abbreviation: string | null;
  readonly name: string;
  /** Legal acts carry the year in their number, `26/2015/QĐ-UBND`, and have a series of their own. */
  readonly yearInNumber: boolean;
}

const state = (code: string, abbreviation: string | null, name: string): DocumentType => ({
  ...{ code, abbreviation, name },
  system: 'state',
  yearInNumber: false,
});
const legal = (code: string, abbreviation: string, name: string): DocumentType => ({
  ...{ code, abbreviation, name },
  system: 'state',
  yearInNumber: true,
});
const party = (code: string, abbreviation: string, name: string): DocumentType => ({
  ...{ code, abbreviation, name },
  system: 'party',
  yearInNumber: false,
});

/**
 * Administrative documents: Nghị định 30/2020/NĐ-CP, phụ lục III; a thư công bears no number and is left out. Legal acts:
 * the law on legal documents. Party: Hướng dẫn 36-HD/VPTW, those whose full name is certain.
 */
export const documentTypes: readonly DocumentType[] = [
  state('resolution', 'NQ', 'Nghị quyết'),
  state('decision', 'QĐ', 'Quyết định'),
  state('directive', 'CT', 'Chỉ thị'),
  state('regulation', 'QC', 'Quy chế'),
  state('rules', 'QyĐ', 'Quy định'),
  state('communique', 'TC', 'Thông cáo'),
  state('notice', 'TB', 'Thông báo'),
  state('guidance', 'HD', 'Hướng dẫn'),
  state('programme', 'CTr', 'Chương trình'),
  state('plan', 'KH', 'Kế hoạch'),
  state('option', 'PA', 'Phương án'),
  state('scheme', 'ĐA', 'Đề án'),
  state('project', 'DA', 'Dự án'),
  state('report', 'BC', 'Báo cáo'),
  state('appraisal-report', 'BCTĐ', 'Báo cáo thẩm định'),
  state('minutes', 'BB', 'Biên bản'),
  state('submission', 'TTr', 'Tờ trình'),
  state('contract', 'HĐ', 'Hợp đồng'),
  state('official-letter', null, 'Công văn'),
  state('telegram', 'CĐ', 'Công điện'),
  state('memorandum', 'BGN', 'Bản ghi nhớ'),
  state('agreement', 'BTT', 'Bản thỏa thuận'),
  state('authorisation', 'GUQ', 'Giấy ủy quyền'),
  state('invitation', 'GM', 'Giấy mời'),
  state('introduction', 'GGT', 'Giấy giới thiệu'),
  state('leave-permit', 'GNP', 'Giấy nghỉ phép'),
  state('sending-slip', 'PG', 'Phiếu gửi'),
  state('forwarding-slip', 'PC', 'Phiếu chuyển'),
  state('notice-slip', 'PB', 'Phiếu báo'),
  legal('legal-resolution', 'NQ', 'Nghị quyết (quy phạm pháp luật)'),
  legal('legal-decision', 'QĐ', 'Quyết định (quy phạm pháp luật)'),
  legal('decree', 'NĐ', 'Nghị định'),
  legal('circular', 'TT', 'Thông tư'),
  legal('joint-circular', 'TTLT', 'Thông tư liên tịch'),
  party('party-resolution', 'NQ', 'Nghị quyết'),
  party('party-decision', 'QĐ', 'Quyết định'),
  party('party-directive', 'CT', 'Chỉ thị'),
  party('party-conclusion', 'KL', 'Kết luận'),
  party('party-regulation', 'QC', 'Quy chế'),
  party('party-rules', 'QyĐ', 'Quy định'),
  party('party-circular', 'TT', 'Thông tri'),
  party('party-notice', 'TB', 'Thông báo'),
  party('party-guidance', 'HD', 'Hướng dẫn'),
  party('party-programme', 'CTr', 'Chương trình'),
  party('party-plan', 'KH', 'Kế hoạch'),
  party('party-report', 'BC', 'Báo cáo'),
  party('party-submission', 'TTr', 'Tờ trình'),
  party('party-official-letter', 'CV', 'Công văn'),
];

const byCode: ReadonlyMap<string, DocumentType> = new Map(documentTypes.map((type) => [type.code, type]));

/** The type of that code, or null. */
export function findDocumentType(code: string): DocumentType | null {
  return byCode.get(code) ?? null;
}

/** Whether the state writes a type this way in a number. */
export function isStateAbbreviation(text: string): boolean {
  return documentTypes.some(({ system, abbreviation }) => system === 'state' && abbreviation === text);
}

/** What a document's number tells of its type. */
interface TypedNumber {
  readonly system: 'state' | 'party';
  readonly type: string | null;
  readonly year: number | null;
}

/**
 * The code of the type a number names; the abbreviation itself where the table does not know it. A number with a year
 * and no type, `91/2025/QH15`, is a law's or an ordinance's.
 */
export function typeOfNumber({ system, type, year }: TypedNumber): string {
  if (type === null && year !== null) return 'law';
  const same = documentTypes.filter((each) => each.system === system && each.abbreviation === type);
  const found = same.find(({ yearInNumber }) => yearInNumber === (year !== null)) ?? same[0];
  return found?.code ?? type ?? 'law';
}
