import type { ImportReport } from '@namkhong/contracts/http/import-report';

/** The report as an operator reads it: the sum first, then every refused line with its reason. */
export function formatReport(report: ImportReport): string {
  const sum = `${report.read} read, ${report.accepted} accepted, ${report.unchanged} unchanged, ${report.rejected.length} rejected`;
  const lines = report.rejected.map(({ line, code, message }) => `  line ${line}: ${message} [${code}]`);
  return [`${report.dryRun ? 'Dry run, nothing written: ' : ''}${sum}`, ...lines].join('\n');
}
