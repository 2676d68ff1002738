import type { ProposalReceipt, proposalRequest } from '@namkhong/contracts/http/directive-proposals';
import { localDate } from '@namkhong/domain';
import { type Caller, Database, Ids, ReceiptCodes } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { registerNumber } from '../register-number.js';
import { ProposalLedger } from './proposal-ledger.js';
import { ProposalRouter } from './proposal-router.js';
import { ProposalRepository } from './proposal.repository.js';

type ProposalRequest = z.output<typeof proposalRequest>;

/** Takes proposals in: from anybody, and from officials by their accounts. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly database: Database,
    private readonly router: ProposalRouter,
    private readonly proposals: ProposalRepository,
    private readonly ledger: ProposalLedger,
    private readonly ids: Ids,
    private readonly codes: ReceiptCodes,
  ) {}

  /**
   * Stores the proposal, gives it to the competent unit and answers the receipt, whose code exists nowhere else.
   *
   * @param caller an official; null for the public, of whom nothing is kept
   * @throws Problem 422 `document-number-invalid`, `unit-not-in-force` or `calendar-lacks-day`
   */
  async receive(
    request: ProposalRequest,
    caller: Caller | null,
  ): Promise<ProposalReceipt & { proposalId: string }> {
    const documentNumber = registerNumber(request.documentNumber);
    const receivedOn = localDate(this.ledger.now());
    const { receiptCode, receiptHash } = this.codes.issue();
    const proposalId = this.ids.next();
    return this.database.transaction(async (session) => {
      const { kind, unitId: addressedTo } = request;
      const { unitId, decisionWorkingDays } = await this.router.route(session, {
        kind,
        documentNumber,
        addressedTo,
      });
      await this.proposals.add(session, {
        proposalId,
        receiptHash,
        kind,
        origin: caller === null ? 'public' : 'official',
        officialId: caller?.officialId ?? null,
        submittedBy: caller?.subject ?? null,
        title: request.title,
        text: request.text,
        documentNumber,
        unitId,
        decisionWorkingDays,
        receivedOn,
        replyDueOn: await this.router.replyDueOn(session, unitId, receivedOn),
      });
      const { view } = await this.ledger.note(session, proposalId, 'received');
      const { state, unitName, replyDueOn } = view;
      return { proposalId, receiptCode, state, receivedOn, unitName, replyDueOn };
    });
  }
}
