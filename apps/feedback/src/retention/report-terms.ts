import type { ReportStage, ReportType } from '@namkhong/contracts';
import type { RetentionRule } from '@namkhong/contracts/http/feedback-retention';
import { daysBetween, type CivilDate } from '@namkhong/domain';

/** A report with everything that decides how long it is kept. */
export interface QuietReport {
  readonly reportId: string;
  readonly parts: readonly { readonly type: ReportType; readonly stage: ReportStage }[];
  /** The day of the last stage or word. */
  readonly quietSince: CivilDate;
  readonly hasIdentity: boolean;
}

/** How long parts of these types and outcomes are kept; a report as long as the part that is kept longest. */
interface ReportTerm extends RetentionRule {
  readonly types: readonly ReportType[];
  readonly stages: readonly ReportStage[];
}

/** Everything else still runs, and is kept while it does: a report transferred waits for whoever has it now. */
const ENDED = ['substantiated', 'unsubstantiated', 'not-accepted'] as const satisfies readonly ReportStage[];
const UNFOUNDED = ['unsubstantiated', 'not-accepted'] as const;

const ARCHIVES = {
  vi: 'Thông tư 10/2022/TT-BNV về thời hạn bảo quản tài liệu: hồ sơ vụ việc khiếu nại, tố cáo 15 năm; vụ nghiêm trọng lưu vĩnh viễn trong hồ sơ của cơ quan',
  en: 'Circular 10/2022/TT-BNV on how long records are kept: files of complaints and denunciations 15 years; grave ones for ever, in the authority’s own file',
};
const DISCIPLINE = {
  vi: 'Thời hiệu xử lý kỷ luật dài nhất có thời hạn: 10 năm',
  en: 'The longest limited period in which discipline is possible: 10 years',
};

/**
 * The terms, longest first. The days count from when a report has ended and grown quiet. Whoever reports reads them in years before
 * they send (`report.keptFor` of the portal).
 */
export const reportTerms: readonly ReportTerm[] = [
  {
    rule: 'reports-formal',
    what: {
      vi: 'Khiếu nại, tố cáo đã xong: nội dung, tệp, trao đổi, danh tính; số đếm vẫn giữ.',
      en: 'Complaints and denunciations that ended: content, files, dialogue, identity; the counts stay.',
    },
    basis: ARCHIVES,
    days: 5_479,
    types: ['complaint', 'denunciation'],
    stages: ENDED,
  },
  {
    rule: 'reports-founded',
    what: {
      vi: 'Góp ý, phản ánh, tin ẩn danh được xác minh là đúng: như trên.',
      en: 'Suggestions, feedback and tips found true: the same.',
    },
    basis: DISCIPLINE,
    days: 3_653,
    types: ['suggestion', 'feedback', 'tip'],
    stages: ['substantiated'],
  },
  {
    rule: 'reports-unfounded',
    what: {
      vi: 'Góp ý, phản ánh, tin ẩn danh không được xác nhận hoặc không thụ lý: như trên.',
      en: 'Suggestions, feedback and tips not found true or not accepted: the same.',
    },
    basis: null,
    days: 730,
    types: ['suggestion', 'feedback', 'tip'],
    stages: UNFOUNDED,
  },
];

export const identityTerm: RetentionRule = {
  rule: 'reporter-identities',
  what: {
    vi: 'Danh tính niêm phong kèm báo cáo đã xong, và phần đã mở của nó; nội dung vẫn giữ đến hạn riêng.',
    en: 'The sealed identity with a report that ended, and what was opened of it; the content stays for its own term.',
  },
  basis: null,
  days: 730,
};

/** No report is forgotten sooner after it came in. */
export const SHORTEST_DAYS = Math.min(identityTerm.days, ...reportTerms.map(({ days }) => days));

/**
 * Which rule a report has outlived today, or null: as long as one part runs it is kept whole, and while anybody still speaks in it
 * its time does not begin. Of two rules that apply the erasure of all is named.
 */
export function ruleOver(report: QuietReport, today: CivilDate): string | null {
  const { parts, quietSince, hasIdentity } = report;
  const terms = parts.map(({ type, stage }) =>
    reportTerms.find(({ types, stages }) => types.includes(type) && stages.includes(stage)),
  );
  const longest = terms.reduce((longer, term) =>
    longer && term && longer.days >= term.days ? longer : term,
  );
  if (terms.includes(undefined) || !longest) return null;
  const quietDays = daysBetween(quietSince, today);
  if (quietDays > longest.days) return longest.rule;
  return hasIdentity && quietDays > identityTerm.days ? identityTerm.rule : null;
}
