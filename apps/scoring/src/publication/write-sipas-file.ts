import type { SipasFigures } from '@namkhong/contracts/http/scoring-publication';
import { stringify } from 'csv-stringify/sync';

const columns = [
  ['unit_id', 'Mã đơn vị', 'Id of the unit'],
  ['criterion', 'Tiêu chí', 'Criterion'],
  ['element', 'Yếu tố của dịch vụ', 'Element of the service'],
  ['status', 'Trạng thái: suppressed là được giữ kín', 'Status: suppressed is withheld'],
  ['n', 'Số câu trả lời hợp lệ', 'Valid answers'],
  ['satisfied', 'Số câu “hài lòng” và “rất hài lòng”', 'Answers “satisfied” and “very satisfied”'],
  ['share', 'Tỷ lệ hài lòng, %', 'Share of the satisfied, %'],
] as const;

/** RFC 4180 after a byte-order mark; what the shares are and what the columns mean stands above them, behind `#`. */
export function writeSipasFile(figures: SipasFigures): Buffer {
  const { publicationId, supersededBy, setCode, quarter, method, notice } = figures;
  const facts = [
    `illustrative: ${figures.illustrative ? 'số liệu minh họa (illustrative)' : 'số liệu thật (real)'}`,
    `notice: ${notice.vi} ${notice.en}`,
    `publication: ${publicationId}${supersededBy === null ? '' : `, đã được thay bởi (superseded by) ${supersededBy}`}`,
    `period: ${setCode} ${quarter}`,
    `method: ${method ?? ''}`,
    ...columns.map(([name, vi, en]) => `${name}: ${vi}; ${en}`),
  ];
  const rows = figures.units.flatMap(({ unitId, items }) =>
    items.map(({ criterion, element, status, n, satisfied, share }) =>
      [unitId, criterion, element?.vi, status, n, satisfied, share].map((value) => value ?? ''),
    ),
  );
  const table = stringify([columns.map(([name]) => name), ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  return Buffer.from(`\uFEFF${facts.map((fact) => `# ${fact}\r\n`).join('')}${table}`, 'utf8');
}
