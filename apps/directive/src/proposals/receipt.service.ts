import type { ProposalStatus } from '@namkhong/contracts/http/directive-proposals';
import { localDate } from '@namkhong/domain';
import { Database, hashReceiptCode, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findActFault } from './proposal-life.js';
import { livingOf } from './proposal-desk.js';
import { ProposalLedger } from './proposal-ledger.js';
import { ProposalReader, statusOf } from './proposal.reader.js';
import { ProposalRepository } from './proposal.repository.js';

/** What the holder of a receipt may ask and do, whoever that is. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly database: Database,
    private readonly reader: ProposalReader,
    private readonly proposals: ProposalRepository,
    private readonly ledger: ProposalLedger,
  ) {}

  /** Throws Problem 404 `receipt-unknown`, for a code of the wrong shape as well. */
  async status(receiptCode: string): Promise<ProposalStatus> {
    return this.database.read(async (session) => {
      const proposalId = await this.idOf(session, receiptCode);
      return statusOf((await this.ledger.file(session, proposalId)).view);
    });
  }

  /** Takes the proposal back while it is not decided. Throws Problem 404 `receipt-unknown`, 409 `proposal-state-differs`. */
  async withdraw(receiptCode: string): Promise<ProposalStatus> {
    return this.database.transaction(async (session) => {
      const proposalId = await this.idOf(session, receiptCode);
      await this.proposals.lock(session, proposalId);
      const file = await this.ledger.file(session, proposalId);
      const fault = findActFault(livingOf(file), { act: 'withdraw' }, localDate(this.ledger.now()));
      if (fault !== null) throw new Problem(409, fault, { state: file.view.state });
      await this.proposals.save(session, proposalId, { state: 'withdrawn' });
      return statusOf((await this.ledger.note(session, proposalId, 'withdrawn')).view);
    });
  }

  private async idOf(session: Session, receiptCode: string): Promise<string> {
    const hash = hashReceiptCode(receiptCode);
    const proposalId = hash === null ? null : await this.reader.idOfReceipt(session, hash);
    if (proposalId === null) throw new Problem(404, 'receipt-unknown');
    return proposalId;
  }
}
