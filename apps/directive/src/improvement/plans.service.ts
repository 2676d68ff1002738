import type {
  actionVerificationRequest,
  improvementPlanRequest,
  ImprovementPlanView,
} from '@namkhong/contracts/http/directive-improvement';
import { type Caller, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CaseReader } from '../handling/case.reader.js';
import { LineReader } from '../organisation/line.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { findChangeFault, findClosingFault, findPlanFault, findVerificationFault } from './plan.js';
import { PlanActs, refuse, type AskedAct } from './plan-acts.js';
import { PlansRepository } from './plans.repository.js';

type PlanRequest = z.output<typeof improvementPlanRequest>;

/** What units plan about a low criterion and say they did, and what others found of it. */
@Injectable()
export class PlansService {
  constructor(
    private readonly acts: PlanActs,
    private readonly repository: PlansRepository,
    private readonly cases: CaseReader,
    private readonly units: UnitReader,
    private readonly lines: LineReader,
    private readonly ids: Ids,
  ) {}

  /**
   * @throws Problem 403 `permission-denied`, 404 `case-unknown`, 409 `plan-exists`, 422 `unit-not-in-force` or the code of
   *   the fault
   */
  async make(caller: Caller, request: PlanRequest): Promise<ImprovementPlanView> {
    return this.acts.making(caller, request.unitId, async (session, at) => {
      const { unitId } = request;
      const unit = (await this.units.inForce(session, [unitId], caller.today)).get(unitId);
      if (!unit) throw new Problem(422, 'unit-not-in-force', { text: unitId });
      const fault = findPlanFault(request, await this.lowCriterion(session, caller, request), caller.today);
      if (fault !== null) throw new Problem(422, fault);
      const plan = { ...request, planId: this.ids.next(), illustrative: unit.illustrative };
      if (!(await this.repository.add(session, plan, { at, by: caller.subject })))
        throw new Problem(409, 'plan-exists', { text: request.caseId ?? '' });
      return plan.planId;
    });
  }

  /** Rewrites a plan of which nothing was closed; the unit and the case stay. @throws Problem as for a new one, 412 */
  async change(asked: AskedAct, request: PlanRequest): Promise<ImprovementPlanView> {
    const { caller, planId } = asked;
    return this.acts.run(asked, 'improvement.edit', 'change', async (session, plan) => {
      refuse(409, findChangeFault(await this.repository.actions(session, planId)));
      const about = { ...request, unitId: plan.unitId, caseId: plan.caseId };
      refuse(422, findPlanFault(about, await this.lowCriterion(session, caller, about), caller.today));
      await this.repository.change(session, planId, about);
    });
  }

  /** The unit says that it has done it. @throws Problem 403, 404, 412, 409 `action-closed` */
  async close(asked: AskedAct, ordinal: number, text: string): Promise<ImprovementPlanView> {
    const { caller, planId } = asked;
    return this.acts.run(asked, 'improvement.edit', 'close', async (session) => {
      refuse(409, findClosingFault(await this.action(session, planId, ordinal)));
      const closing = { on: caller.today, text, by: caller.subject };
      await this.repository.close(session, planId, ordinal, closing);
    });
  }

  /** Somebody outside the unit says what they found. @throws Problem 403, 404, 412, 409 with the code of the fault */
  async verify(
    asked: AskedAct,
    ordinal: number,
    { outcome, reason }: z.output<typeof actionVerificationRequest>,
  ): Promise<ImprovementPlanView> {
    const { caller, planId } = asked;
    return this.acts.run(asked, 'improvement.verify', outcome, async (session, plan) => {
      const isOfUnit = await this.lines.servesIn(session, caller, plan.unitId);
      const verifier = { account: caller.subject, isOfUnit };
      refuse(409, findVerificationFault(await this.action(session, planId, ordinal), verifier));
      const found = { on: caller.today, reason, by: caller.subject };
      if (outcome === 'verified') await this.repository.verify(session, planId, ordinal, found);
      else await this.repository.giveBack(session, planId, ordinal, found);
    });
  }

  private async action(session: Session, planId: string, ordinal: number) {
    return (await this.repository.actions(session, planId)).find((each) => each.ordinal === ordinal);
  }

  /** The criterion that the case is about; null without a case, or of one that is about no figure. */
  private async lowCriterion(
    session: Session,
    caller: Caller,
    { caseId, unitId }: Pick<PlanRequest, 'caseId' | 'unitId'>,
  ): Promise<string | null> {
    if (caseId === null) return null;
    const found = await this.cases.find(session, caseId, caller.today);
    if (found?.flagId == null || found.subject.unitId !== unitId)
      throw new Problem(404, 'case-unknown', { text: caseId });
    return found.lowestCriterion;
  }
}
