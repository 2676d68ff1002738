import type { RequestReceipt, requestRequest } from '@namkhong/contracts/http/feedback-requests';
import { isValidOn } from '@namkhong/domain';
import { Database, Ids, Problem, RateLimits, ReceiptCodes, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader, type Unit } from '../directory/directory.reader.js';
import { plain } from '../plain-text.js';
import { RequestLedger } from './request-ledger.js';
import { RequestRepository } from './request.repository.js';
import { TopicRepository } from './topic.repository.js';

type Request = z.output<typeof requestRequest>;

/** From one network a day; what comes beyond is read after the others, never refused. */
const READ_AT_ONCE = { points: 5, seconds: 86_400 };

/** Takes requests in, from anybody. Of whoever sends one nothing is kept. */
@Injectable()
export class RequestIntakeService {
  private readonly codes = new ReceiptCodes();
  private readonly ids = new Ids();

  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly topics: TopicRepository,
    private readonly requests: RequestRepository,
    private readonly ledger: RequestLedger,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @param network a daily-rotated hash, counted and not stored
   * @returns the receipt, whose code exists nowhere else, and the id
   * @throws Problem 422 `request-topic-unknown`, `request-topic-ended`, `request-unrouted`, `unit-not-in-force`,
   *   `text-forbidden-character`
   */
  async receive(request: Request, network: string): Promise<RequestReceipt & { requestId: string }> {
    const title = plain(request.title);
    const text = plain(request.text);
    const place = request.place && { ...request.place, text: plain(request.place.text) };
    const queue = await this.queueOf(network);
    const { receiptCode, receiptHash } = this.codes.issue();
    const requestId = this.ids.next();
    return this.database.transaction(async (session) => {
      const unit = await this.route(session, request);
      const receivedOn = this.ledger.today();
      const replyDueOn = this.ledger.replyDueOn();
      const { kind, topic, phone } = request;
      const { unitId, illustrative } = unit;
      await this.requests.add(session, {
        requestId,
        receiptHash,
        kind,
        topic,
        title,
        text,
        place,
        unitId,
        queue,
        receivedOn,
        replyDueOn,
        phone,
        illustrative,
      });
      const { view } = await this.ledger.note(session, requestId, { step: 'received', text: null });
      return {
        requestId,
        receiptCode,
        state: view.state,
        unitName: unit.name,
        receivedOn,
        replyDueOn,
        queue,
      };
    });
  }

  private async route(session: Session, { topic: name, unitId }: Request): Promise<Unit> {
    const topic = await this.topics.find(session, name);
    if (!topic) throw new Problem(422, 'request-topic-unknown');
    if (!topic.isOpen) throw new Problem(422, 'request-topic-ended');
    const competent = unitId ?? topic.unitId;
    if (competent === null) throw new Problem(422, 'request-unrouted');
    const unit = await this.directory.unit(session, competent);
    if (!unit || !isValidOn(unit, this.ledger.today())) throw new Problem(422, 'unit-not-in-force');
    return unit;
  }

  /** Somebody who writes fifty times a day is heard fifty times, and nobody else waits for it. */
  private async queueOf(network: string): Promise<RequestReceipt['queue']> {
    try {
      await this.limits.consume('requests-read-at-once', network, READ_AT_ONCE);
      return 'ordinary';
    } catch (error) {
      if (error instanceof Problem && error.code === 'rate-limited') return 'later';
      throw error;
    }
  }
}
