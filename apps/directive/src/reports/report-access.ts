import type { Action } from '@namkhong/domain';
import { AuditLog, type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import type { StoredReport } from './report.repository.js';

/** Who may compile, sign and read which reports, and what is told of it. */
@Injectable()
export class ReportAccess {
  constructor(
    private readonly units: UnitReader,
    private readonly audit: AuditLog,
  ) {}

  /** Throws Problem 422 `unit-unknown`, 403 `permission-denied`; a report of the whole authority needs a grant over all. */
  async require(session: Session, caller: Caller, action: Action, unitId: string | null): Promise<void> {
    if (unitId === null) return caller.require(action, 'whole-organisation');
    const target = await this.units.target(session, unitId);
    if (target === null) throw new Problem(422, 'unit-unknown', { text: unitId });
    caller.require(action, target);
  }

  /** Adds to the audit log what was done to a report. */
  note(
    session: Session,
    caller: Caller,
    act: 'report.compile' | 'report.sign',
    { reportId, period, edition, hash }: Pick<StoredReport, 'reportId' | 'period' | 'edition' | 'hash'>,
  ): void {
    this.audit.append(session, { act, caller, targets: [reportId], details: { period, edition, hash } });
  }
}
