import { randomUUID } from 'node:crypto';
import type {
  commentRequest,
  CommentStatus,
  PollReceipt,
  PublishedComment,
} from '@namkhong/contracts/http/feedback-polls';
import { Database, hashReceiptCode, Problem, ReceiptCodes, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ProofGate } from '../defence/defence.module.js';
import { plain } from '../plain-text.js';
import { CommentRepository } from './comment.repository.js';
import { PollDesk } from './poll-desk.js';
import { stateOf } from './poll-life.js';

/** What anybody writes about a poll; a moderator reads it before others do. */
@Injectable()
export class CommentsService {
  private readonly codes = new ReceiptCodes();

  constructor(
    private readonly database: Database,
    private readonly desk: PollDesk,
    private readonly comments: CommentRepository,
    private readonly gate: ProofGate,
  ) {}

  /** @throws Problem as for a vote; 409 `poll-takes-no-comments`, 422 `text-forbidden-character` */
  async write(pollId: string, { text, proof: given }: z.output<typeof commentRequest>): Promise<PollReceipt> {
    const now = this.desk.now();
    const kept = plain(text);
    const proof = await this.gate.require(given, now);
    const { receiptCode, receiptHash } = this.codes.issue();
    return this.database.transaction(async (session) => {
      const held = await this.desk.hold(session, pollId, 'share');
      if (stateOf(held, this.desk.today()) !== 'open') throw new Problem(409, 'poll-not-open');
      if (!held.takesComments) throw new Problem(409, 'poll-takes-no-comments');
      await this.gate.spend(session, proof, now);
      // A random id: one made of the time would tell the minute.
      const comment = {
        commentId: randomUUID(),
        pollId,
        receiptHash,
        text: kept,
        receivedOn: this.desk.today(),
      };
      await this.comments.add(session, comment);
      return { receiptCode };
    });
  }

  /** @throws Problem 404 `poll-receipt-unknown` */
  async status(receiptCode: string): Promise<CommentStatus> {
    return this.database.read(async (session) => told(await this.ofReceipt(session, receiptCode)));
  }

  /** At any time, published or not. @throws Problem 404 `poll-receipt-unknown` */
  async withdraw(receiptCode: string): Promise<CommentStatus> {
    return this.database.transaction(async (session) => {
      const { commentId } = await this.ofReceipt(session, receiptCode);
      await this.comments.lock(session, commentId);
      await this.comments.withdraw(session, commentId);
      return told(await this.ofReceipt(session, receiptCode));
    });
  }

  /** @throws Problem 404 `poll-unknown` */
  async published(
    pollId: string,
    page: Parameters<CommentRepository['published']>[2],
  ): Promise<PublishedComment[]> {
    return this.database.read(async (session) => {
      await this.desk.find(session, pollId);
      return this.comments.published(session, pollId, page);
    });
  }

  private async ofReceipt(session: Session, receiptCode: string) {
    const hash = hashReceiptCode(receiptCode);
    const found = hash === null ? null : await this.comments.statusOf(session, hash);
    if (found === null) throw new Problem(404, 'poll-receipt-unknown');
    return found;
  }
}

function told({ pollId, state, ground, receivedOn }: CommentStatus): CommentStatus {
  return { pollId, state, ground, receivedOn };
}
