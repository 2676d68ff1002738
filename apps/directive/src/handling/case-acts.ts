import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import type { Action } from '@namkhong/domain';
import { AuditLog, type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LineReader } from '../organisation/line.reader.js';
import { CaseAccess } from './case-access.js';
import { CaseKeeper } from './case-keeper.js';
import type { CaseFacts, CaseFault } from './case-life.js';
import type { Case } from './case.repository.js';

/** An act in a case: by whom, about which version of it. */
export interface AskedAct {
  readonly caller: Caller;
  readonly caseId: string;
  readonly seenVersion: number;
}

/** Carries out an act in a case: lock, may they, is it what they saw, do it, write it down, answer. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly database: Database,
    private readonly keeper: CaseKeeper,
    private readonly access: CaseAccess,
    private readonly lines: LineReader,
    private readonly audit: AuditLog,
  ) {}

  /**
   * By a reviewer outside the line of whom it is about.
   *
   * @throws Problem 404 `case-unknown`, 403 `permission-denied` or `reviewer-in-line`, 412 `version-stale`
   */
  async byReviewer(
    asked: AskedAct,
    act: (session: Session, one: Case, facts: CaseFacts) => Promise<Case>,
  ): Promise<CaseFileView> {
    return this.byOffice(asked, 'case.decide', async (session, one) => {
      await this.lines.requireOutside(session, asked.caller, one);
      return act(session, one, await this.keeper.facts(session, one));
    });
  }

  /**
   * By somebody who may do so for the unit.
   *
   * @throws Problem 404 `case-unknown`, 403 `permission-denied`, 412 `version-stale`
   */
  async byOffice(
    { caller, caseId, seenVersion }: AskedAct,
    action: Action,
    act: (session: Session, one: Case) => Promise<Case>,
  ): Promise<CaseFileView> {
    return this.database.transaction(async (session) => {
      const one = await this.keeper.lock(session, caseId);
      caller.require(action, await this.lines.target(session, one.unitId));
      if (one.version !== seenVersion) throw new Problem(412, 'version-stale');
      const changed = await act(session, one);
      await this.note(session, caller, `${action}/${changed.status}`, changed);
      return this.access.one(session, caller, caseId);
    });
  }

  /** Opens a case by `open`, writes it down and answers it. */
  async opening(
    caller: Caller,
    open: (session: Session) => Promise<{ readonly caseId: string }>,
  ): Promise<CaseFileView> {
    return this.database.transaction(async (session) => {
      const { caseId } = await open(session);
      await this.note(session, caller, 'case.open', await this.keeper.lock(session, caseId));
      return this.access.one(session, caller, caseId);
    });
  }

  /**
   * By whom it is about, once they were told.
   *
   * @throws Problem 404 `case-unknown`, 403 `not-the-subject`, 412 `version-stale`
   */
  async bySubject(
    { caller, caseId, seenVersion }: AskedAct,
    act: (session: Session, one: Case, by: 'official' | 'unit-head') => Promise<Case>,
  ): Promise<CaseFileView> {
    return this.database.transaction(async (session) => {
      const one = await this.keeper.lock(session, caseId);
      const by = this.lines.requireSubject(caller, one);
      if (one.noticedAt === null) throw new Problem(404, 'case-unknown', { text: caseId });
      if (one.version !== seenVersion) throw new Problem(412, 'version-stale');
      const changed = await act(session, one, by);
      await this.note(session, caller, `case.answer/${changed.status}`, changed);
      return this.access.asSubject(session, caller, caseId);
    });
  }

  /** Writes an act about the case into the audit log. */
  async note(
    session: Session,
    caller: Caller | null,
    act: Action | `${Action}/${string}`,
    { caseId, unitId, status, version, measureCode }: Case,
  ): Promise<void> {
    const unit = await this.lines.target(session, unitId);
    const details = { status, version, ...(measureCode === null ? {} : { measure: measureCode }) };
    this.audit.append(session, { act, caller, unit, targets: [caseId], details });
  }
}

/** @throws Problem 409 with the code of the fault, 403 where it lies in the person, where there is one */
export function refuse(fault: CaseFault | null, { status }: Pick<Case, 'status'>): void {
  if (fault === null) return;
  throw new Problem(fault === 'reviewer-barred' ? 403 : 409, fault, { state: status });
}
