import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { currentContext, titleOf, toImportReport, type RejectedRow } from '@namkhong/service-kit';
import type { LineFault } from './line-fault.js';
import { problems } from './problems.js';

/** What an import did, in the caller's language. */
export function reportOf(
  sums: { readonly accepted: number; readonly unchanged: number; readonly rejected: readonly RejectedRow[] },
  dryRun: boolean,
): ImportReport {
  return toImportReport(sums, [], { dryRun, problems });
}

/** The problem's title in the caller's language. */
export function messageOf(code: LineFault['code']): string {
  return titleOf(problems, code, currentContext()?.language ?? 'vi', {});
}
