import { proposalAdvancedV1, type DataOf } from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import { Clock, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ProposalReader, type ProposalFile } from './proposal.reader.js';
import { ProposalRepository } from './proposal.repository.js';

export type ProposalStep = DataOf<typeof proposalAdvancedV1>['step'];

/** Writes down each step of a proposal and tells of it, in the transaction that takes it. */
@Injectable()
export class ProposalLedger {
  constructor(
    private readonly proposals: ProposalRepository,
    private readonly reader: ProposalReader,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Throws Problem 404 `proposal-unknown`. */
  async file(session: Session, proposalId: string): Promise<ProposalFile> {
    const found = await this.reader.find(session, proposalId, localDate(this.now()));
    if (found === null) throw new Problem(404, 'proposal-unknown');
    return found;
  }

  /** Notes a step of the proposal as it is stored; answers it with the step. */
  async note(session: Session, proposalId: string, step: ProposalStep): Promise<ProposalFile> {
    const at = this.now();
    const { view } = await this.file(session, proposalId);
    const { kind, origin, state, unitId, replyDueOn, decisionDueOn } = view;
    await this.proposals.addStep(session, proposalId, { step, at, unitId });
    await this.events.append(session, proposalAdvancedV1, {
      proposalId,
      kind,
      origin,
      step,
      state,
      unitId,
      replyDueOn,
      decisionDueOn,
      at: at.toISOString(),
    });
    return this.file(session, proposalId);
  }
}
