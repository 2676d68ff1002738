import type {
  proposalDecision,
  proposalPublication,
  ProposalView,
} from '@namkhong/contracts/http/directive-proposals';
import { type Caller, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { registerNumber } from '../register-number.js';
import { findPersonalData } from './find-personal-data.js';
import { ProposalDesk } from './proposal-desk.js';

/** Decides proposals, and publishes the answer once somebody else has freed it of personal data. */
@Injectable()
export class DecisionService {
  constructor(private readonly desk: ProposalDesk) {}

  /** Throws as the desk does, 422 `document-number-invalid`. */
  async decide(
    caller: Caller,
    proposalId: string,
    expected: number,
    { outcome, reasons, answer, documentNumber }: z.output<typeof proposalDecision>,
  ): Promise<ProposalView> {
    const officialId = caller.officialId ?? null;
    return this.desk.carryOut(
      caller,
      proposalId,
      { action: 'proposal.decide', act: { act: 'decide', officialId }, step: 'decided', expected },
      () =>
        Promise.resolve({
          state: 'decided',
          outcome,
          decision_reasons: reasons,
          answer,
          decision_document: registerNumber(documentNumber),
          decided_on: caller.today,
          decided_by: caller.subject,
        }),
    );
  }

  /**
   * Publishes question and answer as they were edited for it. What looks like personal data is refused unless the
   * moderator says that it is none; what has no such form only a person finds.
   *
   * @throws Problem 422 `proposal-personal-data` with what was found; as the desk does
   */
  async publish(
    caller: Caller,
    proposalId: string,
    expected: number,
    { question, answer, notPersonal }: z.output<typeof proposalPublication>,
  ): Promise<ProposalView> {
    const found = findPersonalData(`${question}\n${answer}`).filter((each) => !notPersonal.includes(each));
    return this.desk.carryOut(
      caller,
      proposalId,
      {
        action: 'proposal.publish',
        act: { act: 'publish', account: caller.subject },
        step: 'published',
        expected,
      },
      () => {
        if (found.length > 0) throw new Problem(422, 'proposal-personal-data', { found });
        return Promise.resolve({
          published_question: question,
          published_answer: answer,
          published_on: caller.today,
          published_by: caller.subject,
        });
      },
    );
  }

  /** Takes the published texts down and forgets them; the file stays. Throws as the desk does. */
  async unpublish(caller: Caller, proposalId: string, expected: number): Promise<ProposalView> {
    return this.desk.carryOut(
      caller,
      proposalId,
      { action: 'proposal.publish', act: { act: 'unpublish' }, step: 'unpublished', expected },
      () =>
        Promise.resolve({
          published_question: null,
          published_answer: null,
          published_on: null,
          published_by: null,
        }),
    );
  }
}
