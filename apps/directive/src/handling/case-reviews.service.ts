import type {
  caseAppealDecisionRequest,
  caseCorrectionRequest,
  CaseFileView,
} from '@namkhong/contracts/http/directive-handling';
import { Clock } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CaseActs, refuse, type AskedAct } from './case-acts.js';
import { CaseKeeper } from './case-keeper.js';
import { findReviewFault, statusAfterReview } from './case-life.js';
import { CaseRepository, type Case } from './case.repository.js';
import { MeasureChoice } from './measure-choice.js';
import type { Measure } from './measure.js';

/** What a third reviewer decides: on an appeal, and where something new makes somebody look at a decision again. */
@Injectable()
export class CaseReviewsService {
  constructor(
    private readonly acts: CaseActs,
    private readonly keeper: CaseKeeper,
    private readonly repository: CaseRepository,
    private readonly measures: MeasureChoice,
    private readonly clock: Clock,
  ) {}

  /**
   * What is decided on an appeal is final.
   *
   * @throws Problem as CaseActs, 409 with the code of the fault, 422 with that of a measure
   */
  async decideAppeal(
    asked: AskedAct,
    { outcome, measure, reason }: z.output<typeof caseAppealDecisionRequest>,
  ): Promise<CaseFileView> {
    const { subject: by, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      const inForce = await this.measures.inForce(session, one);
      const chosen = await this.measures.choose(session, one, measure ?? null, today);
      refuse(findReviewFault(facts, 'decide-appeal', by, { outcome, inForce, measure: chosen }), one);
      const next = afterReview(outcome, inForce, chosen);
      const decision = { outcome, reason, decidedAt: this.clock.now(), by, measure: next };
      await this.repository.addDecision(session, one.caseId, { kind: 'appeal', ground: null, ...decision });
      const step = { kind: 'appeal-decided', detail: outcome, reason } as const;
      const change = { ...inForceOf(next), status: statusAfterReview(one.status, outcome) };
      return outcome === 'annulled'
        ? this.keeper.correct(session, one, change, step, { outcome, ground: 'appeal-upheld' })
        : this.keeper.conclude(session, one, change, step);
    });
  }

  /** Looks at a decision again. Everybody who was told of it as final is told what it is now. */
  async correct(
    asked: AskedAct,
    { outcome, measure, ground, reason }: z.output<typeof caseCorrectionRequest>,
  ): Promise<CaseFileView> {
    const { subject: by, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      const inForce = await this.measures.inForce(session, one);
      const chosen = await this.measures.choose(session, one, measure ?? null, today);
      refuse(findReviewFault(facts, 'correct', by, { outcome, inForce, measure: chosen }), one);
      const next = afterReview(outcome, inForce, chosen);
      const decision = { outcome, reason, decidedAt: this.clock.now(), by, measure: next };
      await this.repository.addDecision(session, one.caseId, { kind: 'correction', ground, ...decision });
      const step = { kind: 'corrected', detail: outcome, reason } as const;
      const status = statusAfterReview(one.status, outcome);
      const change = { ...inForceOf(next), status, correctionDue: null };
      return outcome === 'upheld'
        ? this.keeper.save(session, one, { correctionDue: null }, step)
        : this.keeper.correct(session, one, change, step, { outcome, ground });
    });
  }
}

function afterReview(
  outcome: 'upheld' | 'corrected' | 'annulled',
  inForce: Measure | null,
  chosen: Measure | null,
): Measure | null {
  if (outcome === 'upheld') return inForce;
  return outcome === 'corrected' ? chosen : null;
}

function inForceOf(measure: Measure | null): Partial<Case> {
  return { measureCode: measure?.code ?? null, measureVersion: measure?.version ?? null };
}
