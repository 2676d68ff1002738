import type {
  findingAppealDecisionRequest,
  findingCorrectionRequest,
  FindingView,
} from '@namkhong/contracts/http/directive-inspections';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { LineReader } from '../organisation/line.reader.js';
import { FindingActs, refuse, type AskedAct } from './finding-acts.js';
import { FindingKeeper, matterOf } from './finding-keeper.js';
import { findReviewFault, stateAfterReview, type FindingChange, type Review } from './finding-life.js';
import { FindingRepository, type Finding, type FindingStep } from './finding.repository.js';

/** What reviewers outside the line decide about a finding: on appeal, and where something new corrects a final one. */
@Injectable()
export class FindingReviewsService {
  constructor(
    private readonly acts: FindingActs,
    private readonly keeper: FindingKeeper,
    private readonly repository: FindingRepository,
    private readonly clocks: ClockKeeper,
    private readonly lines: LineReader,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 `finding-unknown`, 403 `permission-denied` or `reviewer-in-line`, 412 `version-stale`, 409 with the
   *   code of the fault
   */
  async decideAppeal(
    asked: AskedAct,
    { outcome, reason, no, severity }: z.output<typeof findingAppealDecisionRequest>,
  ): Promise<FindingView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byOffice(asked, 'finding.decide-appeal', async (session, finding) => {
      await this.lines.requireOutside(session, asked.caller, finding);
      const change = { no, severity };
      refuse(findReviewFault(finding, 'decide-appeal', account, { outcome, change }), finding);
      const decision = { outcome, reason, decidedAt: this.clock.now(), by: account };
      await this.repository.decideAppeal(session, finding.findingId, decision);
      await this.clocks.stop(session, matterOf(finding), 'finding-appeal-decision', today);
      const step = { kind: 'appeal-decided', detail: outcome, reason } as const;
      return this.settle(session, finding, outcome, change, step, 'appeal-upheld');
    });
  }

  /**
   * Corrects a finding that is final, on something that came after: everybody who was told of it is told.
   *
   * @throws Problem as for an appeal
   */
  async correct(
    asked: AskedAct,
    { outcome, ground, reason, no, severity }: z.output<typeof findingCorrectionRequest>,
  ): Promise<FindingView> {
    return this.acts.byOffice(asked, 'finding.decide-appeal', async (session, finding) => {
      await this.lines.requireOutside(session, asked.caller, finding);
      const change = { no, severity };
      refuse(findReviewFault(finding, 'correct', asked.caller.subject, { outcome, change }), finding);
      const step = {
        kind: outcome === 'annulled' ? 'withdrawn' : 'corrected',
        detail: ground,
        reason,
      } as const;
      return this.settle(session, finding, outcome, change, step, ground);
    });
  }

  private async settle(
    session: Session,
    finding: Finding,
    outcome: Review,
    { no, severity }: FindingChange,
    step: FindingStep,
    ground: string,
  ): Promise<Finding> {
    if (outcome === 'annulled') return this.keeper.withdraw(session, finding, step, ground);
    const state = stateAfterReview(finding.state, outcome);
    const changed =
      outcome === 'corrected' ? { no: no ?? finding.no, severity: severity ?? finding.severity } : {};
    return this.keeper.makeFinal(session, finding, { ...changed, state }, step);
  }
}
