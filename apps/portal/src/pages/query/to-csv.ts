import type { IndexResult } from '@namkhong/contracts/http/scoring-query';

type Row = IndexResult['rows'][number];

const columns: readonly { readonly name: string; readonly cell: (row: Row) => string | number | null }[] = [
  { name: 'period', cell: (row) => row.period },
  { name: 'unit_id', cell: (row) => row.unitId },
  { name: 'official_id', cell: (row) => row.officialId ?? null },
  { name: 'criterion', cell: (row) => row.criterion },
  { name: 'set_version', cell: (row) => row.setVersion },
  { name: 'assurance', cell: (row) => row.assurance },
  { name: 'channel', cell: (row) => row.channel },
  { name: 'stratum', cell: (row) => row.stratum ?? null },
  { name: 'procedure_group', cell: (row) => row.procedureGroup ?? null },
  { name: 'status', cell: (row) => row.status },
  { name: 'n', cell: (row) => row.n },
  { name: 'linear', cell: (row) => row.linear },
  { name: 'linear_lower', cell: (row) => row.linearInterval?.lower ?? null },
  { name: 'linear_upper', cell: (row) => row.linearInterval?.upper ?? null },
  { name: 'top_two_box', cell: (row) => row.topTwoBox },
  { name: 'top_two_box_lower', cell: (row) => row.topTwoBoxInterval?.lower ?? null },
  { name: 'top_two_box_upper', cell: (row) => row.topTwoBoxInterval?.upper ?? null },
  { name: 'response_rate', cell: (row) => row.responseRate?.value ?? null },
  { name: 'on_time', cell: (row) => row.onTime?.value ?? null },
  { name: 'shrunken', cell: (row) => row.shrunken ?? null },
  { name: 'adjusted', cell: (row) => row.adjusted ?? null },
  { name: 'method_versions', cell: (row) => row.methodVersions.join('+') },
  { name: 'left_out_channels', cell: (row) => row.leftOutChannels?.join('+') ?? null },
  { name: 'outdated_channels', cell: (row) => row.outdatedChannels?.join('+') ?? null },
  { name: 'break_in_series', cell: (row) => (row.breakInSeries ? 'yes' : 'no') },
];

/**
 * The answer as CSV (RFC 4180) with a header line; every row says whether the data is illustrative. A suppressed cell
 * is empty and its status says why. Text that a spreadsheet would run as a formula is made harmless.
 */
export function toCsv(result: IndexResult): string {
  const header = [...columns.map(({ name }) => name), 'illustrative'];
  const lines = result.rows.map((row) => [
    ...columns.map(({ cell }) => field(cell(row))),
    result.illustrative ? 'so lieu minh hoa' : 'no',
  ]);
  return [header, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

function field(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
