import type { ImprovementPlanView } from '@namkhong/contracts/http/directive-improvement';
import { AuditLog, type Caller, Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { LineReader } from '../organisation/line.reader.js';
import { PlanMeasurer } from './plan-measurer.js';
import type { PlanFault } from './plan.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';

/** An act about a plan: by whom, about which version of it. */
export interface AskedAct {
  readonly caller: Caller;
  readonly planId: string;
  readonly seenVersion: number;
}

/** Carries out an act about a plan: lock, may they, is it what they saw, do it, write it down, answer. */
@Injectable()
export class PlanActs {
  constructor(
    private readonly database: Database,
    private readonly repository: PlansRepository,
    private readonly measurer: PlanMeasurer,
    private readonly lines: LineReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Adds a plan of the unit by `make`, which answers its id. @throws Problem 403 `permission-denied` */
  async making(
    caller: Caller,
    unitId: string,
    make: (session: Session, at: Date) => Promise<string>,
  ): Promise<ImprovementPlanView> {
    return this.database.transaction(async (session) => {
      const unit = await this.lines.target(session, unitId);
      caller.require('improvement.edit', unit);
      const planId = await make(session, this.clock.now());
      this.audit.append(session, { act: 'improvement.edit/make', caller, unit, targets: [planId] });
      return this.measurer.measured(session, await this.find(session, caller, planId));
    });
  }

  /** @throws Problem 404 `plan-unknown`, 403 `permission-denied`, 412 `version-stale` */
  async run(
    { caller, planId, seenVersion }: AskedAct,
    action: 'improvement.edit' | 'improvement.verify',
    how: string,
    act: (session: Session, plan: StoredPlan) => Promise<void>,
  ): Promise<ImprovementPlanView> {
    return this.database.transaction(async (session) => {
      await this.repository.lock(session, planId);
      const plan = await this.find(session, caller, planId);
      const unit = await this.lines.target(session, plan.unitId);
      caller.require(action, unit);
      if (plan.version !== seenVersion) throw new Problem(412, 'version-stale');
      await act(session, plan);
      const changed = await this.find(session, caller, planId);
      const details = { version: changed.version };
      this.audit.append(session, { act: `${action}/${how}`, caller, unit, targets: [planId], details });
      return this.measurer.measured(session, changed);
    });
  }

  private async find(session: Session, caller: Caller, planId: string): Promise<StoredPlan> {
    const plan = await this.repository.find(session, planId, caller.today);
    if (!plan) throw new Problem(404, 'plan-unknown', { text: planId });
    return plan;
  }
}

/** @throws Problem with the code of the fault, where there is one */
export function refuse(status: 409 | 422, fault: PlanFault | null): void {
  if (fault === null) return;
  throw new Problem(fault === 'action-unknown' ? 404 : status, fault);
}
