import type { RetentionRun } from '@namkhong/contracts/http/feedback-retention';
import { addDays, type CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ReportErasureRepository } from './report-erasure.repository.js';
import { identityTerm, reportTerms, ruleOver, SHORTEST_DAYS } from './report-terms.js';

/** Forgets reports that ended, each in its own time; what they count as stays. */
@Injectable()
export class ReportRetention {
  constructor(private readonly reports: ReportErasureRepository) {}

  /** @param dryRun tells what would go and changes nothing */
  async run(session: Session, today: CivilDate, dryRun: boolean): Promise<RetentionRun['items']> {
    const before = addDays(today, -SHORTEST_DAYS);
    // Locked before they are looked at: whoever wrote meanwhile is seen, whoever writes now goes first.
    const locked = dryRun ? null : await this.reports.lock(session, before);
    const quiet = await this.reports.quiet(session, before, locked);
    const over = quiet.map((report) => ({ ...report, rule: ruleOver(report, today) }));
    const items: RetentionRun['items'] = [];
    for (const { rule, what, basis, days } of [...reportTerms, identityTerm]) {
      const gone = over.filter((report) => report.rule === rule);
      const ids = gone.map(({ reportId }) => reportId);
      if (!dryRun && ids.length > 0) {
        if (rule === identityTerm.rule) await this.reports.eraseIdentities(session, ids);
        else await this.reports.erase(session, ids, today);
      }
      const oldest = gone.map(({ quietSince }) => quietSince).toSorted()[0] ?? null;
      items.push({ rule, what, basis, days, rows: gone.length, oldest });
    }
    return items;
  }
}
