import type { IndexResult, IndexRow } from '@namkhong/contracts/http/scoring-query';

type CellValue = string | number | boolean | null;

/** One column of a file: what a row says in it, and what it means in both languages. */
export interface AnswerColumn {
  readonly name: string;
  readonly type: 'text' | 'count' | 'number' | 'yes-no';
  readonly vi: string;
  readonly en: string;
  readonly value: (row: IndexRow) => CellValue;
}

const decimal = (text: string | null | undefined) =>
  text === null || text === undefined ? null : Number(text);

/** Every column a file may have, in order. A figure that is withheld is empty and its status says why; it is never 0. */
const columns: readonly AnswerColumn[] = [
  text('period', 'Kỳ', 'Period', (row) => row.period),
  text('unit_id', 'Mã đơn vị', 'Id of the unit', (row) => row.unitId),
  text('official_id', 'Mã công chức', 'Id of the official', (row) => row.officialId ?? null),
  text('criterion', 'Tiêu chí', 'Criterion', (row) => row.criterion),
  count('set_version', 'Phiên bản bộ tiêu chí', 'Version of the criteria set', (row) => row.setVersion),
  text('assurance', 'Mức bảo đảm', 'Assurance: by ballot or open', (row) => row.assurance),
  text('channel', 'Kênh', 'Channel', (row) => row.channel),
  text(
    'status',
    'Trạng thái: suppressed là được giữ kín',
    'Status: suppressed is withheld',
    (row) => row.status,
  ),
  count('n', 'Số lượt đánh giá', 'Ratings', (row) => row.n),
  number('linear', 'Điểm 0–100', 'Score 0–100', (row) => decimal(row.linear)),
  number('linear_lower', 'Cận dưới 95 % của điểm', 'Lower 95 % bound of the score', (row) =>
    decimal(row.linearInterval?.lower),
  ),
  number('linear_upper', 'Cận trên 95 % của điểm', 'Upper 95 % bound of the score', (row) =>
    decimal(row.linearInterval?.upper),
  ),
  number('top_two_box', 'Tỷ lệ hài lòng và rất hài lòng, %', 'Share of levels 4 and 5, %', (row) =>
    decimal(row.topTwoBox),
  ),
  number('top_two_box_lower', 'Cận dưới 95 % của tỷ lệ', 'Lower 95 % bound of the share', (row) =>
    decimal(row.topTwoBoxInterval?.lower),
  ),
  number('top_two_box_upper', 'Cận trên 95 % của tỷ lệ', 'Upper 95 % bound of the share', (row) =>
    decimal(row.topTwoBoxInterval?.upper),
  ),
  number('response_rate', 'Tỷ lệ phản hồi, %', 'Response rate, %', (row) => decimal(row.responseRate?.value)),
  count('invited', 'Số người được mời', 'People invited', (row) => row.responseRate?.of ?? null),
  number('on_time', 'Tỷ lệ đúng hạn, %', 'On time, %', (row) => decimal(row.onTime?.value)),
  count('closed', 'Số hồ sơ đã giải quyết', 'Dossiers closed', (row) => row.onTime?.of ?? null),
  number('integrity', 'Điểm liêm chính 0–100', 'Integrity 0–100', (row) => decimal(row.integrity?.value)),
  count(
    'violation_points',
    'Điểm trừ của các vi phạm đã kết luận cuối cùng',
    'Points of final violations',
    (row) => row.integrity?.points ?? null,
  ),
  number('overall', 'Chỉ số tổng hợp 0–100', 'Overall index 0–100', (row) => decimal(row.overall?.value)),
  number('overall_rating', 'Phần của hài lòng trong chỉ số', 'Points of it from ratings', (row) =>
    decimal(row.overall?.rating),
  ),
  number('overall_on_time', 'Phần của đúng hạn trong chỉ số', 'Points of it from punctuality', (row) =>
    decimal(row.overall?.onTime),
  ),
  number('overall_integrity', 'Phần của liêm chính trong chỉ số', 'Points of it from integrity', (row) =>
    decimal(row.overall?.integrity),
  ),
  number('shrunken', 'Điểm đã co về trung bình nhóm', 'Score drawn towards its peers', (row) =>
    decimal(row.shrunken),
  ),
  number('adjusted', 'Điểm hiệu chỉnh theo cơ cấu hồ sơ', 'Score adjusted for the mix of cases', (row) =>
    decimal(row.adjusted),
  ),
  number('compared_linear', 'Điểm của kỳ so sánh', 'Score in the other window', (row) =>
    decimal(row.comparison?.linear),
  ),
  count(
    'compared_n',
    'Số lượt đánh giá của kỳ so sánh',
    'Ratings in the other window',
    (row) => row.comparison?.n ?? null,
  ),
  number('difference', 'Chênh lệch điểm', 'Difference in points', (row) =>
    decimal(row.comparison?.difference),
  ),
  number('difference_z', 'z của chênh lệch', 'z of the difference', (row) => row.comparison?.z ?? null),
  number(
    'difference_p',
    'p hai phía của chênh lệch',
    'Two-sided p of the difference',
    (row) => row.comparison?.p ?? null,
  ),
  text('method_versions', 'Các phiên bản phương pháp', 'Versions of the method', (row) =>
    row.methodVersions.join('+'),
  ),
  text(
    'publication_id',
    'Lần công bố của số liệu',
    'Publication that told the figures',
    (row) => row.publicationId ?? null,
  ),
  text(
    'left_out_channels',
    'Kênh không tính vào số liệu vì cảnh báo về kênh đó đã được xác nhận',
    'Channels left out of the figures, since an alert about them was confirmed',
    (row) => row.leftOutChannels?.join('+') || null,
  ),
  text(
    'outdated_channels',
    'Kênh có quyết định mới hơn mà số liệu này chưa theo',
    'Channels with a later decision, which these figures do not follow yet',
    (row) => row.outdatedChannels?.join('+') || null,
  ),
  {
    name: 'break_in_series',
    type: 'yes-no',
    vi: 'Phương pháp thay đổi, không so sánh với kỳ trước',
    en: 'The method changed: do not compare with the row before',
    value: (row) => row.breakInSeries,
  },
];

/** Columns that stand in every file, so that two files of one question have the same shape. */
const always = new Set(['period', 'assurance', 'status', 'n', 'method_versions', 'break_in_series']);

/** The columns in which some row of the answer says something, and those of every file. */
export function columnsOf({ rows }: Pick<IndexResult, 'rows'>): AnswerColumn[] {
  return columns.filter(({ name, value }) => always.has(name) || rows.some((row) => value(row) !== null));
}

function text(name: string, vi: string, en: string, value: AnswerColumn['value']): AnswerColumn {
  return { name, type: 'text', vi, en, value };
}

function count(name: string, vi: string, en: string, value: AnswerColumn['value']): AnswerColumn {
  return { name, type: 'count', vi, en, value };
}

function number(name: string, vi: string, en: string, value: AnswerColumn['value']): AnswerColumn {
  return { name, type: 'number', vi, en, value };
}

/** Every column there is, for the data dictionary. */
export function describedColumns(): readonly Omit<AnswerColumn, 'value'>[] {
  return columns.map(({ name, type, vi, en }) => ({ name, type, vi, en }));
}
