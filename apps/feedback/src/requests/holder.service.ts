import type {
  requestAddition,
  RequestStatus,
  requestVerdict,
} from '@namkhong/contracts/http/feedback-requests';
import { addWorkingDays } from '@namkhong/domain';
import { Database, hashReceiptCode, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { plain } from '../plain-text.js';
import { RequestLedger, type RequestStep } from './request-ledger.js';
import { findHolderFault, type HolderAct } from './request-life.js';
import { RequestReader, statusOf, type RequestFile } from './request.reader.js';
import { RequestRepository, type RequestChange } from './request.repository.js';

/** What the holder of a receipt may ask and do, whoever that is: they alone say whether something is resolved. */
@Injectable()
export class HolderService {
  constructor(
    private readonly database: Database,
    private readonly reader: RequestReader,
    private readonly requests: RequestRepository,
    private readonly ledger: RequestLedger,
  ) {}

  /** @throws Problem 404 `request-receipt-unknown`, for a code of the wrong shape as well */
  async status(receiptCode: string): Promise<RequestStatus> {
    return this.database.read(async (session) => {
      return statusOf(await this.ledger.file(session, await this.idOf(session, receiptCode)));
    });
  }

  /** Confirms, or says that it is not so; throws as `act` does. */
  async judge({
    receiptCode,
    verdict,
    satisfaction,
  }: z.output<typeof requestVerdict>): Promise<RequestStatus> {
    const isResolved = verdict === 'resolved';
    return this.act(receiptCode, isResolved ? 'confirm' : 'dispute', { step: verdict, text: null }, () => ({
      ...(isResolved ? { state: 'resolved' } : {}),
      verdict,
      satisfaction,
      phone: null,
    }));
  }

  /** The unit works on it again, alone even where it was merged. Throws as `act` does. */
  async reopen({ receiptCode, text }: z.output<typeof requestAddition>): Promise<RequestStatus> {
    return this.act(receiptCode, 'reopen', { step: 'reopened', text: plain(text) }, ({ workingDays }) => ({
      state: 'reopened',
      due_on: addWorkingDays(this.ledger.today(), workingDays),
      closed_on: null,
      asked_again_on: null,
      verdict: 'not-resolved',
      merged_into: null,
    }));
  }

  /** The superior unit decides. Throws as `act` does. */
  async appeal({ receiptCode, text }: z.output<typeof requestAddition>): Promise<RequestStatus> {
    return this.act(receiptCode, 'appeal', { step: 'appealed', text: plain(text) }, ({ living, view }) => ({
      state: 'appealed',
      ...(living.superiorId === null ? {} : { unit_id: living.superiorId }),
      appealed_from: view.unitId,
      reply_due_on: this.ledger.replyDueOn(),
      due_on: null,
      verdict: 'not-resolved',
      merged_into: null,
    }));
  }

  /** Something more to know. Throws as `act` does. */
  async add({ receiptCode, text }: z.output<typeof requestAddition>): Promise<RequestStatus> {
    return this.act(receiptCode, 'add', { step: 'added', text: plain(text) }, () => ({}));
  }

  /** Takes it back, and with it every word of it that is kept here. Throws as `act` does. */
  async withdraw(receiptCode: string): Promise<RequestStatus> {
    return this.database.transaction(async (session) => {
      await this.requests.emptySteps(session, await this.idOf(session, receiptCode));
      return this.act(receiptCode, 'withdraw', { step: 'withdrawn', text: null }, () => ({
        state: 'withdrawn',
        title: '',
        text: '',
        place: null,
        phone: null,
        published_title: null,
        published_text: null,
        published_answer: null,
        published_on: null,
      }));
    });
  }

  /** @throws Problem 404 `request-receipt-unknown`, 409 with the fault */
  private async act(
    receiptCode: string,
    act: HolderAct,
    step: RequestStep,
    change: (file: RequestFile) => RequestChange,
  ): Promise<RequestStatus> {
    return this.database.transaction(async (session) => {
      const requestId = await this.idOf(session, receiptCode);
      await this.requests.lock(session, [requestId]);
      const file = await this.ledger.file(session, requestId);
      const fault = findHolderFault(file.living, act);
      if (fault !== null) throw new Problem(409, fault, { state: file.view.state });
      return statusOf(await this.ledger.advance(session, requestId, step, change(file)));
    });
  }

  private async idOf(session: Session, receiptCode: string): Promise<string> {
    const hash = hashReceiptCode(receiptCode);
    const requestId = hash === null ? null : await this.reader.idOfReceipt(session, hash);
    if (requestId === null) throw new Problem(404, 'request-receipt-unknown');
    return requestId;
  }
}
