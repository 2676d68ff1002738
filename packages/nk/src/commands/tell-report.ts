import type { ImportReport } from '@namkhong/contracts/http/import-report';

/** Thrown after a report was told in which lines were rejected: the good ones are kept, the status has to be 1. */
class LinesRejectedError extends Error {
  constructor(rejected: number) {
    super(`${rejected} ${rejected === 1 ? 'line was' : 'lines were'} rejected, for the reasons above`);
    this.name = 'LinesRejectedError';
  }
}

/**
 * Prints what an import did.
 *
 * @throws LinesRejectedError where a line was rejected
 */
export function tellReport(report: ImportReport, print: (text: string) => void): void {
  print(formatReport(report));
  if (report.rejected.length > 0) throw new LinesRejectedError(report.rejected.length);
}

/** The report as an operator reads it: the sum first, then every refused line with its reason. */
export function formatReport(report: ImportReport): string {
  const sum = `${report.read} read, ${report.accepted} accepted, ${report.unchanged} unchanged, ${report.rejected.length} rejected`;
  return [`${report.dryRun ? 'Dry run, nothing written: ' : ''}${sum}`, ...formatLines(report.rejected)].join(
    '\n',
  );
}

/** Each line of a file with what is to be said of it. */
export function formatLines(lines: ImportReport['rejected']): string[] {
  return lines.map(({ line, code, message }) => `  line ${line}: ${message} [${code}]`);
}
