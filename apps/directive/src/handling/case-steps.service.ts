import type {
  CaseFileView,
  closingRequest,
  notificationRequest,
  proposalRequest,
} from '@namkhong/contracts/http/directive-handling';
import { findPersonalMark } from '@namkhong/domain';
import { Clock, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { CaseActs, refuse, type AskedAct } from './case-acts.js';
import { clockOf, CaseKeeper, matterOf } from './case-keeper.js';
import {
  NO_PROPOSAL,
  findDecisionFault,
  findProposalFault,
  findReturnFault,
  findReviewerFault,
  statusWithoutProposal,
} from './case-life.js';
import { CaseRepository } from './case.repository.js';
import { MeasureChoice } from './measure-choice.js';

/** What reviewers do in a case, from the notice to the day on which the subject is told of the decision. */
@Injectable()
export class CaseStepsService {
  constructor(
    private readonly acts: CaseActs,
    private readonly keeper: CaseKeeper,
    private readonly repository: CaseRepository,
    private readonly measures: MeasureChoice,
    private readonly clocks: ClockKeeper,
    private readonly clock: Clock,
  ) {}

  /** Tells the subject, whose days for a reply begin. @throws Problem as CaseActs, 409, 422 `redaction-incomplete` */
  async notice(asked: AskedAct, text: string): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      refuse(findReviewerFault(facts, 'notice', account), one);
      const mark = findPersonalMark(text);
      if (mark !== null) throw new Problem(422, 'redaction-incomplete', { text: mark });
      await this.clocks.start(session, 'case-reply', clockOf(one, today));
      const told = { status: 'noticed' as const, noticeText: text, noticedAt: this.clock.now() };
      return this.keeper.save(session, one, told, { kind: 'noticed' });
    });
  }

  /**
   * The first reviewer proposes a measure, or none.
   *
   * @throws Problem as CaseActs, 409 with the code of the fault, 422 `measure-unknown`, `measure-not-in-force` or
   *   `measure-not-for-subject`
   */
  async propose(
    asked: AskedAct,
    { measure, reason }: z.output<typeof proposalRequest>,
  ): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      refuse(findProposalFault(facts, account, today), one);
      const chosen = await this.measures.choose(session, one, measure, today);
      return this.keeper.save(
        session,
        one,
        {
          status: 'proposed',
          proposedMeasure: chosen?.code ?? null,
          proposedVersion: chosen?.version ?? null,
          proposalReason: reason,
          proposedBy: account,
          proposedAt: this.clock.now(),
        },
        { kind: 'proposed', detail: chosen?.code ?? 'no-measure', reason },
      );
    });
  }

  /** The second reviewer sends the proposal back. */
  async sendBack(asked: AskedAct, reason: string): Promise<CaseFileView> {
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      refuse(findReturnFault(facts, asked.caller.subject), one);
      const back = { ...NO_PROPOSAL, status: statusWithoutProposal(facts) };
      return this.keeper.save(session, one, back, { kind: 'returned', reason });
    });
  }

  /** The second reviewer decides what was proposed, or something lighter. @throws Problem as for a proposal */
  async decide(
    asked: AskedAct,
    { measure, reason }: z.output<typeof proposalRequest>,
  ): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      const decided = await this.measures.choose(session, one, measure, today);
      const proposed = await this.measures.proposed(session, one);
      refuse(findDecisionFault(facts, account, { proposed, decided }), one);
      await this.repository.addDecision(session, one.caseId, {
        kind: 'decision',
        outcome: null,
        measure: decided,
        ground: null,
        reason,
        decidedAt: this.clock.now(),
        by: account,
      });
      await this.clocks.stopAll(session, matterOf(one), today);
      return this.keeper.save(
        session,
        one,
        {
          status: 'decided',
          measureCode: decided?.code ?? null,
          measureVersion: decided?.version ?? null,
          decidedBy: account,
          decidedOn: today,
        },
        { kind: 'decided', detail: decided?.code ?? 'no-measure', reason },
      );
    });
  }

  /**
   * Notes that the subject was told in writing; its days to appeal run from that day.
   *
   * @throws Problem as CaseActs, 409 `act-not-in-this-state`, 422 `delivery-day-impossible`
   */
  async notify(
    asked: AskedAct,
    { document, deliveredOn }: z.output<typeof notificationRequest>,
  ): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      refuse(findReviewerFault(facts, 'notify', account), one);
      if (deliveredOn > today || deliveredOn < (one.decidedOn ?? today))
        throw new Problem(422, 'delivery-day-impossible', { text: deliveredOn });
      await this.clocks.start(session, 'case-appeal', clockOf(one, deliveredOn));
      const told = { status: 'notified' as const, document, deliveredOn };
      return this.keeper.save(session, one, told, { kind: 'notified' });
    });
  }

  /** Ends a case that should not have been opened. Where there is something to decide, two persons decide. */
  async close(asked: AskedAct, { ground, reason }: z.output<typeof closingRequest>): Promise<CaseFileView> {
    const { subject: account, today } = asked.caller;
    return this.acts.byReviewer(asked, async (session, one, facts) => {
      refuse(findReviewerFault(facts, 'close', account), one);
      await this.clocks.stopAll(session, matterOf(one), today);
      return this.keeper.save(session, one, { status: 'closed' }, { kind: 'closed', detail: ground, reason });
    });
  }
}
