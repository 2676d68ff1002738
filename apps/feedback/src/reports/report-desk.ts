import type { InboxReport } from '@namkhong/contracts/http/feedback-reports';
import {
  AuditLog,
  Database,
  Problem,
  type AuditEntry,
  type Caller,
  type Session,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { ReportLedger } from './report-ledger.js';
import { isReading, ReportViews } from './report-views.js';
import { ReportReader, type ReaderRow, type ReportRow } from './report.reader.js';

/** A report in the hands of one of its readers. */
export interface OpenReport {
  readonly report: ReportRow;
  /** All who read it. */
  readonly readers: readonly ReaderRow[];
  /** The caller among them; several where a new key came after an earlier one. */
  readonly own: readonly [ReaderRow, ...ReaderRow[]];
}

/** An act of a reader, for the audit log: what was done, never what was said. */
export interface ReaderAct {
  readonly act: Extract<AuditEntry['act'], `confidential-report.${string}`>;
  readonly details?: AuditEntry['details'];
}

/** Where readers work: is the caller one, does their mandate still hold, is the version the one they saw. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly database: Database,
    private readonly reader: ReportReader,
    private readonly directory: DirectoryReader,
    private readonly views: ReportViews,
    private readonly ledger: ReportLedger,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404 `report-unknown` for everybody who does not read it, 403 where the mandate has ended */
  async require(session: Session, caller: Caller, reportId: string): Promise<OpenReport> {
    const report = await this.reader.find(session, reportId);
    const all = report ? await this.reader.readers(session, reportId) : [];
    const readers = all.filter(isReading);
    const [first, ...others] = readers.filter(({ subject }) => subject === caller.subject);
    if (!report || !first) throw new Problem(404, 'report-unknown');
    const { authority } = first;
    const ancestorIds = authority === null ? [] : await this.directory.ancestors(session, authority);
    caller.require(
      'confidential-report.read',
      authority === null ? 'whole-organisation' : { unitId: authority, ancestorIds: ancestorIds ?? [] },
    );
    return { report, readers, own: [first, ...others] };
  }

  async view(caller: Caller, reportId: string): Promise<InboxReport> {
    return this.database.transaction(async (session) => {
      const { report, own } = await this.require(session, caller, reportId);
      this.note(session, caller, reportId, { act: 'confidential-report.read' });
      return this.views.inbox(session, report, own);
    });
  }

  /**
   * Locks, judges, lets the work be done, and writes it down; all in one transaction.
   *
   * @param expected the version the caller saw; null where acts do not get in each other's way
   * @throws Problem as `require`; 412 `version-stale`
   */
  async carryOut(
    caller: Caller,
    reportId: string,
    expected: number | null,
    work: (session: Session, open: OpenReport) => Promise<ReaderAct>,
  ): Promise<void> {
    await this.database.transaction(async (session) => {
      await this.ledger.lock(session, reportId);
      const open = await this.require(session, caller, reportId);
      if (expected !== null && open.report.version !== expected) throw new Problem(412, 'version-stale');
      const act = await work(session, open);
      await this.ledger.change(session, reportId);
      this.note(session, caller, reportId, act);
    });
  }

  /** The unit is left out: only those who audit the whole organisation see that there was a report. */
  private note(session: Session, caller: Caller, reportId: string, { act, details }: ReaderAct): void {
    this.audit.append(session, {
      act,
      caller,
      unit: null,
      targets: [reportId],
      ...(details ? { details } : {}),
    });
  }
}
