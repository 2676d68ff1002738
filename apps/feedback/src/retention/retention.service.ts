import type { RetentionRun } from '@namkhong/contracts/http/feedback-retention';
import { localDate } from '@namkhong/domain';
import { AuditLog, Clock, Database, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ReportRetention } from './report-retention.js';
import { RetentionRepository } from './retention.repository.js';
import { retentionRules } from './rules.js';

/** Destroys what was kept for its time. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly database: Database,
    private readonly repository: RetentionRepository,
    private readonly reports: ReportRetention,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * All rules in one transaction: what is told is what went.
   *
   * @param dryRun tells and destroys nothing
   * @param caller null where nobody asked: the round of every hour
   */
  async run(dryRun: boolean, caller: Caller | null): Promise<RetentionRun> {
    const day = localDate(this.clock.now());
    return this.database.transaction(async (session) => {
      const items: RetentionRun['items'] = [];
      for (const stored of retentionRules) {
        const { rule, what, basis, days } = stored;
        const due = await this.repository.due(session, stored, day);
        if (!dryRun && due.rows > 0) await this.repository.destroy(session, stored, day);
        items.push({ rule, what, basis, days, ...due });
      }
      items.push(...(await this.reports.run(session, day, dryRun)));
      const destroyed = items.filter(({ rows }) => rows > 0);
      if (!dryRun && destroyed.length > 0)
        this.audit.append(session, {
          act: 'retention.run',
          caller,
          targets: [],
          details: Object.fromEntries(destroyed.map(({ rule, rows }) => [inCamelCase(rule), rows])),
        });
      return { dryRun, day, items };
    });
  }
}

/** As the audit log names its details. */
function inCamelCase(rule: string): string {
  return rule.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
