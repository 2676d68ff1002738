import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { currentContext } from '../context/request-context.js';
import { kitProblems, titleOf, type ProblemCatalogue } from '../problems/catalogue.js';
import type { ImportPlan, RejectedRow } from './import-plan.js';

/** The report of an import in the caller's language: rows that could not be read and rows that were refused, by line. */
export function toImportReport(
  plan: Omit<ImportPlan<unknown>, 'changed'>,
  unreadable: readonly RejectedRow[],
  { dryRun, problems }: { readonly dryRun: boolean; readonly problems: ProblemCatalogue },
): ImportReport {
  const catalogue = { ...kitProblems, ...problems };
  const language = currentContext()?.language ?? 'vi';
  const rejected = [...unreadable, ...plan.rejected].sort((a, b) => a.line - b.line);
  return {
    dryRun,
    read: plan.accepted + plan.unchanged + rejected.length,
    accepted: plan.accepted,
    unchanged: plan.unchanged,
    rejected: rejected.map(({ line, reason }) => ({
      line,
      code: reason.code,
      message: titleOf(catalogue, reason.code, language, reason.params),
    })),
  };
}
