import type { ReportView } from '@namkhong/contracts/http/directive-reports';
import { Problem } from '@namkhong/service-kit';
import { layOutReport, type LaidOutReport } from './lay-out-report.js';
import { REPORT_PAGE_POLICY, writeReportHtml } from './write-report-html.js';

/** A file, and the headers it is sent with. */
interface ReportFile {
  readonly content: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** How a file is made: below which public origin its evidence lies, and by whom a Word document is built. */
interface ReportTools {
  readonly origin: string;
  readonly docx: (report: LaidOutReport) => Promise<Buffer>;
}

/** Throws Problem 422 `report-format-unknown`, and whatever `docx` throws. */
export async function writeReportFile(
  report: ReportView,
  format: string,
  { origin, docx }: ReportTools,
): Promise<ReportFile> {
  const named = (type: string, disposition: string) => ({
    'content-type': type,
    'content-disposition': `${disposition}; filename="bao-cao-${report.content.period.code}-${report.edition}.${format}"`,
  });
  if (format === 'json') {
    const content = Buffer.from(`${JSON.stringify(report, null, 2)}\n`);
    return { content, headers: named('application/json; charset=utf-8', 'attachment') };
  }
  if (format === 'docx') {
    const content = await docx(layOutReport(report, origin));
    return { content, headers: named(DOCX, 'attachment') };
  }
  if (format === 'html') {
    const headers = named('text/html; charset=utf-8', 'inline');
    const content = Buffer.from(writeReportHtml(layOutReport(report, origin)));
    return { content, headers: { ...headers, 'content-security-policy': REPORT_PAGE_POLICY } };
  }
  throw new Problem(422, 'report-format-unknown', { text: format });
}
