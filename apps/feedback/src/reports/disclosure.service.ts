import type {
  disclosureApproval,
  DisclosureReason,
  InboxReport,
} from '@namkhong/contracts/http/feedback-reports';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ReportDesk, type OpenReport } from './report-desk.js';
import { ReportLedger } from './report-ledger.js';
import { ReportReader, type ShareRow } from './report.reader.js';
import { ReportRepository } from './report.repository.js';

/**
 * Two persons open an identity together: one asks with a reason, another one who holds the other share hands it on with a
 * reason of their own. Neither this service nor one of them alone could.
 */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly reader: ReportReader,
    private readonly reports: ReportRepository,
    private readonly ledger: ReportLedger,
  ) {}

  /** @throws Problem as the desk; 409 `report-no-identity` where none was given, or the caller holds no share of it */
  async ask(caller: Caller, reportId: string, reason: DisclosureReason): Promise<InboxReport> {
    const disclosureId = this.ledger.newId();
    await this.desk.carryOut(caller, reportId, null, async (session, open) => {
      const { keyId } = await this.shareOf(session, open);
      await this.reports.askDisclosure(session, { disclosureId, reportId, keyId, on: caller.today, reason });
      return { act: 'confidential-report.handle/ask-identity', details: { disclosureId, reason } };
    });
    return this.desk.view(caller, reportId);
  }

  /**
   * @throws Problem as the desk; 404 `report-disclosure-unknown`, 409 `report-disclosure-decided`,
   *   `report-disclosure-same-person` where the caller asked for it or holds the same share
   */
  async approve(
    caller: Caller,
    reportId: string,
    disclosureId: string,
    { reason, share }: z.output<typeof disclosureApproval>,
  ): Promise<InboxReport> {
    await this.desk.carryOut(caller, reportId, null, async (session, open) => {
      const all = await this.reader.disclosures(session, reportId);
      const asked = all.find((each) => each.disclosureId === disclosureId);
      if (!asked) throw new Problem(404, 'report-disclosure-unknown');
      if (asked.approvedBy !== null) throw new Problem(409, 'report-disclosure-decided');
      const own = await this.shareOf(session, open);
      const shares = await this.reader.shares(session, reportId);
      const others = shares.find(({ keyId }) => keyId === asked.askedBy);
      const isOwn = open.own.some(({ keyId }) => keyId === asked.askedBy);
      if (isOwn || others?.ordinal === own.ordinal) throw new Problem(409, 'report-disclosure-same-person');
      await this.reports.approveDisclosure(session, disclosureId, {
        keyId: own.keyId,
        on: caller.today,
        reason,
        share,
      });
      return { act: 'confidential-report.handle/open-identity', details: { disclosureId, reason } };
    });
    return this.desk.view(caller, reportId);
  }

  private async shareOf(session: Session, { report, own }: OpenReport): Promise<ShareRow> {
    const shares = await this.reader.shares(session, report.reportId);
    const found = shares.find(({ keyId }) => own.some((row) => row.keyId === keyId));
    if (report.identity === null || !found) throw new Problem(409, 'report-no-identity');
    return found;
  }
}
