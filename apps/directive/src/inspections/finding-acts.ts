import type { FindingView } from '@namkhong/contracts/http/directive-inspections';
import type { Action } from '@namkhong/domain';
import { type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LineReader } from '../organisation/line.reader.js';
import { FindingAccess } from './finding-access.js';
import { FindingKeeper } from './finding-keeper.js';
import type { FindingFault } from './finding-life.js';
import type { Finding } from './finding.repository.js';

/** An act about a finding: by whom, about which version, by virtue of what. */
export interface AskedAct {
  readonly caller: Caller;
  readonly findingId: string;
  readonly seenVersion: number;
}

/** Carries out an act about a finding: lock, may they, is it what they saw, do it, write it down, answer. */
@Injectable()
export class FindingActs {
  constructor(
    private readonly database: Database,
    private readonly keeper: FindingKeeper,
    private readonly access: FindingAccess,
    private readonly lines: LineReader,
  ) {}

  /** Adds a draft by `add`, which answers its id, writes it down and answers it. */
  async drafting(caller: Caller, add: (session: Session) => Promise<string>): Promise<FindingView> {
    return this.database.transaction(async (session) => {
      const findingId = await add(session);
      const finding = await this.keeper.lock(session, findingId);
      const { no, severity } = finding;
      await this.access.note(session, caller, 'finding.draft', finding, { no, severity });
      return this.access.one(session, caller, findingId);
    });
  }

  /** @throws Problem 404 `finding-unknown`, 403 `permission-denied`, 412 `version-stale` */
  async byOffice(
    { caller, findingId, seenVersion }: AskedAct,
    action: Action,
    act: (session: Session, finding: Finding) => Promise<Finding>,
  ): Promise<FindingView> {
    return this.database.transaction(async (session) => {
      const finding = await this.keeper.lock(session, findingId);
      caller.require(action, await this.lines.target(session, finding.unitId));
      if (finding.version !== seenVersion) throw new Problem(412, 'version-stale');
      const changed = await act(session, finding);
      await this.access.note(session, caller, `${action}/${changed.state}`, changed);
      return this.access.one(session, caller, findingId);
    });
  }

  /** @throws Problem 404 `finding-unknown`, 403 `not-the-subject`, 412 `version-stale` */
  async bySubject(
    { caller, findingId, seenVersion }: AskedAct,
    act: (session: Session, finding: Finding) => Promise<Finding>,
  ): Promise<FindingView> {
    return this.database.transaction(async (session) => {
      const finding = await this.keeper.lock(session, findingId);
      this.lines.requireSubject(caller, finding);
      if (finding.version !== seenVersion) throw new Problem(412, 'version-stale');
      const changed = await act(session, finding);
      await this.access.note(session, caller, `finding.answer/${changed.state}`, changed);
      return this.access.asSubject(session, caller, findingId);
    });
  }
}

/** @throws Problem 409 with the code of the fault, where there is one */
export function refuse(fault: FindingFault | null, { state }: Pick<Finding, 'state'>): void {
  if (fault !== null) throw new Problem(409, fault, { state });
}
