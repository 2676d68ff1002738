import { type ImportReport } from '@namkhong/contracts/http/import-report';
import { titleOf, type Language } from '@namkhong/service-kit';
import { problems } from '../problems.js';
import type { ImportPlan, RejectedRow } from './import-plan.js';

/** The report of an import, in the reader's language: rows that could not be read and rows that were refused, by line. */
export function toImportReport(
  plan: ImportPlan<unknown>,
  unreadable: readonly RejectedRow[],
  options: { readonly dryRun: boolean; readonly language: Language },
): ImportReport {
  const rejected = [...unreadable, ...plan.rejected].sort((a, b) => a.line - b.line);
  return {
    dryRun: options.dryRun,
    read: plan.accepted + plan.unchanged + rejected.length,
    accepted: plan.accepted,
    unchanged: plan.unchanged,
    rejected: rejected.map(({ line, reason }) => ({
      line,
      code: reason.code,
      message: titleOf(problems, reason.code, options.language, reason.params),
    })),
  };
}
