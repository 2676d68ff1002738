import type {
  consultationRequest,
  opinionRequest,
  proposalExtension,
  proposalReply,
  ProposalView,
} from '@namkhong/contracts/http/directive-proposals';
import type { Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ProposalDesk } from './proposal-desk.js';
import { ProposalRouter } from './proposal-router.js';
import { ProposalRepository } from './proposal.repository.js';

/** What the competent unit does with a proposal until it decides. */
@Injectable()
export class ProposalHandlingService {
  constructor(
    private readonly desk: ProposalDesk,
    private readonly router: ProposalRouter,
    private readonly proposals: ProposalRepository,
  ) {}

  /** Accepts, refuses with a reason, or forwards to another unit, whose ten days begin. Throws as the desk does. */
  async reply(
    caller: Caller,
    proposalId: string,
    expected: number,
    reply: z.output<typeof proposalReply>,
  ): Promise<ProposalView> {
    const action = 'proposal.receive';
    switch (reply.reply) {
      case 'accept':
        return this.desk.carryOut(
          caller,
          proposalId,
          { action, act: { act: 'accept' }, step: 'accepted', expected },
          async (session, { view, decisionWorkingDays }) => ({
            state: 'accepted',
            decision_from: caller.today,
            decision_due_on: await this.router.workingDays(
              session,
              view.unitId,
              caller.today,
              decisionWorkingDays,
            ),
          }),
        );
      case 'refuse':
        return this.desk.carryOut(
          caller,
          proposalId,
          { action, act: { act: 'refuse' }, step: 'refused', expected },
          () => Promise.resolve({ state: 'refused', reply_reason: reply.reason }),
        );
      case 'forward':
        return this.forward(caller, proposalId, expected, reply.unitId);
    }
  }

  /** Gives the decision a later day, once. Throws as the desk does, 422 `calendar-lacks-day`. */
  async extend(
    caller: Caller,
    proposalId: string,
    expected: number,
    { dueOn, reason }: z.output<typeof proposalExtension>,
  ): Promise<ProposalView> {
    return this.desk.carryOut(
      caller,
      proposalId,
      { action: 'proposal.receive', act: { act: 'extend', dueOn }, step: 'extended', expected },
      async (session, { view }) => {
        await this.router.requireKnownDay(session, view.unitId, dueOn);
        return { decision_due_on: dueOn, decision_from: null, extension_reason: reason };
      },
    );
  }

  /** Asks other units for their opinion. Throws as the desk does, 422 `unit-not-in-force` or `calendar-lacks-day`. */
  async consult(
    caller: Caller,
    proposalId: string,
    expected: number,
    { unitIds, workingDays }: z.output<typeof consultationRequest>,
  ): Promise<ProposalView> {
    const asked = [...new Set(unitIds)];
    return this.desk.carryOut(
      caller,
      proposalId,
      { action: 'proposal.consult', act: { act: 'consult', unitIds: asked }, step: 'consulted', expected },
      async (session) => {
        await this.router.requireInForce(session, asked, caller.today);
        const consultations = [];
        for (const unitId of asked) {
          const dueOn = await this.router.workingDays(session, unitId, caller.today, workingDays);
          consultations.push({ unitId, dueOn });
        }
        await this.proposals.addConsultations(session, proposalId, consultations, caller.today);
        return {};
      },
    );
  }

  /** A unit that was asked gives its opinion, once. Throws as the desk does. */
  async opine(
    caller: Caller,
    proposalId: string,
    { unitId, position, text }: z.output<typeof opinionRequest>,
  ): Promise<ProposalView> {
    const act = { act: 'opine' as const, unitId };
    return this.desk.carryOut(
      caller,
      proposalId,
      { action: 'proposal.opine', act, step: 'opinion-given', expected: null, unitId },
      async (session) => {
        const opinion = { unitId, position, text, at: this.desk.now(), by: caller.subject };
        await this.proposals.saveOpinion(session, proposalId, opinion);
        return {};
      },
    );
  }

  private async forward(
    caller: Caller,
    proposalId: string,
    expected: number,
    unitId: string,
  ): Promise<ProposalView> {
    const act = { act: 'forward' as const, unitId };
    return this.desk.carryOut(
      caller,
      proposalId,
      { action: 'proposal.receive', act, step: 'forwarded', expected },
      async (session) => {
        await this.router.requireInForce(session, [unitId], caller.today);
        return {
          unit_id: unitId,
          reply_from: caller.today,
          reply_due_on: await this.router.replyDueOn(session, unitId, caller.today),
        };
      },
    );
  }
}
