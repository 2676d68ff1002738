import type { RequestView } from '@namkhong/contracts/http/feedback-requests';
import type { Action } from '@namkhong/domain';
import { type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { RequestLedger, type RequestStep } from './request-ledger.js';
import { findUnitFault, type RequestFault, type UnitAct } from './request-life.js';
import type { RequestFile } from './request.reader.js';
import { RequestRepository, type RequestChange } from './request.repository.js';

/** An act of somebody on a request. */
export interface DeskAct {
  readonly action: Action;
  readonly step: RequestStep;
  /** The version the caller saw. */
  readonly expected: number;
  /** Another request that the act is about as well. */
  readonly other?: string;
}

/** Faults that are about who acts; the others are about how things stand. */
const FORBIDDEN: readonly RequestFault[] = ['request-moderator-closed'];

/** Where requests are worked on: may the caller, is the version the one seen, does the request's life allow it. */
@Injectable()
export class RequestDesk {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestRepository,
    private readonly ledger: RequestLedger,
    private readonly directory: DirectoryReader,
  ) {}

  /**
   * Locks, judges, lets the work say what changes, and notes the step; all in one transaction.
   *
   * @throws Problem 404 `request-unknown`, 403 `permission-denied`, 412 `version-stale`, 403 or 409 with the fault
   */
  async carryOut(
    caller: Caller,
    requestId: string,
    { action, step, expected, other }: DeskAct,
    actOf: (other: RequestFile | null) => UnitAct,
    work: (session: Session, file: RequestFile) => Promise<RequestChange>,
  ): Promise<RequestView> {
    return this.database.transaction(async (session) => {
      await this.requests.lock(session, other === undefined ? [requestId] : [requestId, other]);
      const file = await this.ledger.file(session, requestId);
      await this.directory.requireUnit(session, caller, action, file.view.unitId);
      if (file.view.version !== expected) throw new Problem(412, 'version-stale');
      const beside = other === undefined ? null : await this.ledger.file(session, other);
      if (beside) await this.directory.requireUnit(session, caller, action, beside.view.unitId);
      const fault = findUnitFault(file.living, actOf(beside));
      if (fault !== null)
        throw new Problem(FORBIDDEN.includes(fault) ? 403 : 409, fault, { state: file.view.state });
      return (await this.ledger.advance(session, requestId, step, await work(session, file))).view;
    });
  }
}
