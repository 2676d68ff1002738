import type { PollReceipt, Vote, voteRequest } from '@namkhong/contracts/http/feedback-polls';
import { Database, hashReceiptCode, Problem, ReceiptCodes, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ProofGate } from '../defence/defence.module.js';
import { PollDesk } from './poll-desk.js';
import { findVoteFault, type VoteFault } from './poll-life.js';
import { PollRepository } from './poll.repository.js';

/** Takes the answers of anybody, for a little of their device's work; until it closes they can be changed by receipt. */
@Injectable()
export class VotesService {
  private readonly codes = new ReceiptCodes();

  constructor(
    private readonly database: Database,
    private readonly desk: PollDesk,
    private readonly polls: PollRepository,
    private readonly gate: ProofGate,
  ) {}

  /** @throws Problem 422 `proof-invalid`, 409 `proof-spent`, 404 `poll-unknown`, 409 or 422 with the fault */
  async vote(pollId: string, { choices, proof: text }: z.output<typeof voteRequest>): Promise<PollReceipt> {
    const now = this.desk.now();
    const proof = await this.gate.require(text, now);
    const { receiptCode, receiptHash } = this.codes.issue();
    return this.database.transaction(async (session) => {
      const held = await this.desk.hold(session, pollId, 'share');
      refuse(findVoteFault(held, choices, this.desk.today()));
      await this.gate.spend(session, proof, now);
      await this.polls.addVote(session, { pollId, receiptHash, choices });
      return { receiptCode };
    });
  }

  /** @throws Problem 404 `poll-receipt-unknown`, 409 or 422 with the fault */
  async change(receiptCode: string, choices: readonly string[]): Promise<Vote> {
    return this.database.transaction(async (session) => {
      const { receiptHash, pollId } = await this.held(session, receiptCode, choices);
      await this.polls.changeVote(session, receiptHash, choices);
      return { pollId, choices: [...choices] };
    });
  }

  /** Nothing of it is left. Throws as `change`. */
  async withdraw(receiptCode: string): Promise<Vote> {
    return this.database.transaction(async (session) => {
      const { receiptHash, pollId } = await this.held(session, receiptCode, []);
      await this.polls.removeVote(session, receiptHash);
      return { pollId, choices: [] };
    });
  }

  private async held(session: Session, receiptCode: string, choices: readonly string[]) {
    const receiptHash = hashReceiptCode(receiptCode);
    const pollId = receiptHash === null ? null : await this.polls.pollOfVote(session, receiptHash);
    if (receiptHash === null || pollId === null) throw new Problem(404, 'poll-receipt-unknown');
    refuse(findVoteFault(await this.desk.hold(session, pollId, 'share'), choices, this.desk.today()));
    return { receiptHash, pollId };
  }
}

/** @throws Problem 409 where the poll is not open, 422 where the choices are wrong */
function refuse(fault: VoteFault | null): void {
  if (fault !== null) throw new Problem(fault === 'poll-not-open' ? 409 : 422, fault);
}
