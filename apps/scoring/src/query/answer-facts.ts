import type { IndexQuery, IndexResult } from '@namkhong/contracts/http/scoring-query';

/** What a file says of itself, in both languages: what was asked, what it rests on, and whether people are real. */
export interface FileFact {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  readonly value: string;
}

export function factsOf(query: IndexQuery, result: IndexResult): FileFact[] {
  const { window, compareWith, filters } = query;
  return [
    fact(
      'illustrative',
      'Tính chất số liệu',
      'Nature of the data',
      result.illustrative ? 'số liệu minh họa (illustrative)' : 'số liệu thật (real)',
    ),
    fact('set', 'Bộ tiêu chí', 'Criteria set', query.setCode),
    fact(
      'method',
      'Phương pháp: các phiên bản, có hiệu lực từ',
      'Method: versions, in force from',
      result.versions.map(({ version, effectiveFrom }) => `${version} (${effectiveFrom})`).join(', '),
    ),
    fact('window', 'Khoảng thời gian', 'Window', `${window.from}..${window.to}`),
    ...(compareWith
      ? [fact('compared_with', 'So sánh với', 'Compared with', `${compareWith.from}..${compareWith.to}`)]
      : []),
    fact('as_of', 'Thời điểm công bố ô số liệu mới nhất', 'Newest released cell', result.asOf ?? ''),
    fact('withheld_cells', 'Số ô được giữ kín', 'Cells withheld', String(result.withheldCells)),
    fact('filters', 'Bộ lọc', 'Filters', JSON.stringify(filters)),
    fact(
      'floor',
      'Quy tắc bảo vệ người trả lời',
      'Privacy floor',
      query.dimensions.includes('official')
        ? 'chỉ quý đã chốt, mỗi công chức từ 30 lượt; không công khai (closed quarters, thirty ratings of each official; not public)'
        : 'mọi con số là tổng của các ô từ 10 lượt trở lên (every figure is a sum of cells of ten ratings or more)',
    ),
  ];
}

function fact(name: string, vi: string, en: string, value: string): FileFact {
  return { name, vi, en, value };
}
