import {
  deliveryChangedV1,
  type assignmentIssuedV1,
  type DataOf,
  type IncomingEvent,
} from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Events, Ids, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { findHead } from '../directory/directory.reader.js';
import type { DeliveryReceipt } from '../sms/sms.port.js';
import {
  endAttempt,
  insertMessage,
  keepEarlyReceipt,
  lockByGatewayId,
  lockGatewayId,
  moveMessage,
  takeEarlyReceipt,
  type Message,
} from './messages.repository.js';
import { advances, type NextState } from './next-state.js';
import { planMessage } from './plan-message.js';

export const WORK_LINK = Symbol('WorkLink');

/** The life of a message: queued by an event, moved by attempts and receipts; every step is an event of its own. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(WORK_LINK) private readonly workLink: string,
  ) {}

  /** Queues the message an assignment makes; the same event again changes nothing. */
  async queue(
    session: Session,
    event: IncomingEvent<string, DataOf<typeof assignmentIssuedV1>>,
  ): Promise<void> {
    const now = this.clock.now();
    const { assignmentId, unitId } = event.data;
    const message = {
      messageId: this.ids.next(),
      causeId: event.id,
      correlationId: event.correlationId,
      assignmentId,
      unitId,
      officialId: await findHead(session, unitId, localDate(now)),
      ...planMessage(event.data, this.workLink),
      state: 'queued' as const,
      retryAt: now,
      createdAt: now,
    };
    if (await insertMessage(session, message)) await this.announce(session, message, 'queued', now);
  }

  /** Records what came of an attempt and moves the message on. */
  async settle(
    message: Message,
    attempt: { id: string; outcome: string; gatewayId: string | null },
    next: NextState,
  ): Promise<void> {
    await this.database.transaction(async (session) => {
      if (attempt.gatewayId !== null) await lockGatewayId(session, attempt.gatewayId);
      await endAttempt(session, attempt.id, attempt.outcome, attempt.gatewayId);
      await this.move(session, message, next);
      const early = attempt.gatewayId === null ? null : await takeEarlyReceipt(session, attempt.gatewayId);
      if (early) await this.move(session, message, finalState(early));
    });
  }

  /** Moves a message that could not be tried. */
  async postpone(message: Message, next: NextState): Promise<void> {
    await this.database.transaction((session) => this.move(session, message, next));
  }

  /** Takes a receipt from the network; one that overtook its answer waits for it. */
  async acceptReceipt(receipt: DeliveryReceipt): Promise<void> {
    await this.database.transaction(async (session) => {
      await lockGatewayId(session, receipt.gatewayId);
      const message = await lockByGatewayId(session, receipt.gatewayId);
      if (!message) await keepEarlyReceipt(session, receipt, this.clock.now());
      else if (advances(message.state, receipt.state))
        await this.move(session, message, finalState(receipt.state, receipt.detail));
    });
  }

  private async move(session: Session, message: Message, next: NextState): Promise<void> {
    const now = this.clock.now();
    if (await moveMessage(session, message.messageId, next, now))
      await this.announce(session, message, next.state, now);
  }

  private async announce(
    session: Session,
    message: Pick<Message, 'messageId' | 'assignmentId' | 'unitId' | 'officialId'>,
    state: NextState['state'],
    at: Date,
  ): Promise<void> {
    const { messageId, assignmentId, unitId, officialId } = message;
    await this.events.append(session, deliveryChangedV1, {
      messageId,
      assignmentId,
      unitId,
      officialId,
      channel: 'sms',
      state,
      at: at.toISOString(),
    });
  }
}

function finalState(state: 'delivered' | 'failed', detail?: string): NextState {
  const failure = state === 'failed' ? `network-${(detail ?? 'unknown').toLowerCase()}` : null;
  return { state, retryAt: null, failure, counts: false };
}
