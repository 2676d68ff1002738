import type { ReportView } from '@namkhong/contracts/http/directive-reports';
import { canonicalJson } from '@namkhong/domain';
import { createHash } from 'node:crypto';

type Signed = Pick<
  ReportView,
  'reportId' | 'edition' | 'supersedes' | 'letterhead' | 'documentNumber' | 'content' | 'signedOn'
>;

/** The text that a signed report's hash is of: everything in it that its readers see, and nothing else. */
function signedForm(report: Signed): string {
  const { reportId, edition, supersedes, letterhead, documentNumber, content, signedOn } = report;
  const form = 'namkhong.report.v1';
  const whole = { form, reportId, edition, supersedes, letterhead, documentNumber, content, signedOn };
  return canonicalJson(whole);
}

/** SHA-256, hexadecimal. */
export function reportHash(report: Signed): string {
  return createHash('sha256').update(signedForm(report), 'utf8').digest('hex');
}
