import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeliveryReceipt } from '../sms/sms.port.js';
import { endAttempts, moveMessages, type EndedAttempt, type Step } from './attempts.repository.js';
import { BatchWork } from './batch-work.js';
import { DeliveryNews } from './delivery-news.js';
import type { Message } from './messages.repository.js';
import { advances, finalState } from './next-state.js';
import {
  keepEarlyReceipts,
  lockByGatewayId,
  lockGatewayIds,
  takeEarlyReceipts,
} from './receipts.repository.js';

/** What came of an attempt, and where its message goes from there. */
export interface Settlement extends Step {
  readonly attempt: EndedAttempt;
}

/** How many share one transaction at most: each holds two locks until the commit. */
const batchLimit = 250;

/**
 * Records what the gateway says, many answers or receipts in one transaction. Whoever waits for one waits until it is
 * committed.
 */
@Injectable()
export class DeliveriesService {
  private readonly settlements = new BatchWork<Settlement>((batch) => this.settleAll(batch), batchLimit);
  private readonly receipts = new BatchWork<DeliveryReceipt>((batch) => this.acceptAll(batch), batchLimit);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly news: DeliveryNews,
  ) {}

  /** Records what came of an attempt and moves the message on. */
  settle(settlement: Settlement): Promise<void> {
    return this.settlements.add(settlement);
  }

  /** Takes a receipt from the network; one that overtook its answer waits for it. */
  acceptReceipt(receipt: DeliveryReceipt): Promise<void> {
    return this.receipts.add(receipt);
  }

  /** Moves messages on, each at most once, and tells of those whose state changed. */
  async move(session: Session, steps: readonly Step[]): Promise<void> {
    const now = this.clock.now();
    const changed = await moveMessages(session, steps, now);
    await this.news.tell(
      session,
      changed.map(({ message, next }) => ({ message, state: next.state })),
      now,
    );
  }

  private async settleAll(batch: readonly Settlement[]): Promise<void> {
    await this.database.transaction(async (session) => {
      const gatewayIds = batch.flatMap(({ attempt }) => attempt.gatewayId ?? []);
      await lockGatewayIds(session, gatewayIds);
      await endAttempts(
        session,
        batch.map(({ attempt }) => attempt),
      );
      await this.move(session, batch);
      const early = await takeEarlyReceipts(session, gatewayIds);
      if (early.size === 0) return;
      const overtaken = batch.flatMap(({ message, attempt }) => {
        const state = early.get(attempt.gatewayId ?? '');
        return state ? [{ message, next: finalState(state) }] : [];
      });
      await this.move(session, overtaken);
    });
  }

  private async acceptAll(batch: readonly DeliveryReceipt[]): Promise<void> {
    await this.database.transaction(async (session) => {
      const gatewayIds = batch.map(({ gatewayId }) => gatewayId);
      await lockGatewayIds(session, gatewayIds);
      const messages = await lockByGatewayId(session, gatewayIds);
      const early = batch.filter(({ gatewayId }) => !messages.has(gatewayId));
      await keepEarlyReceipts(session, early, this.clock.now());
      const known = batch.flatMap((receipt) => {
        const message = messages.get(receipt.gatewayId);
        return message ? [{ message, receipt }] : [];
      });
      for (const round of roundsOf(known)) await this.move(session, stepsOf(round));
    });
  }
}

interface KnownReceipt {
  readonly message: Message;
  readonly receipt: DeliveryReceipt;
}

/** Receipts in rounds that have at most one for each message, in the order in which they came. */
function roundsOf(receipts: readonly KnownReceipt[]): KnownReceipt[][] {
  const rounds: KnownReceipt[][] = [];
  const counts = new Map<Message, number>();
  for (const known of receipts) {
    const round = counts.get(known.message) ?? 0;
    (rounds[round] ??= []).push(known);
    counts.set(known.message, round + 1);
  }
  return rounds;
}

/** Only those that bring their message forward, which stands there from then on. */
function stepsOf(round: readonly KnownReceipt[]): Step[] {
  return round.flatMap(({ message, receipt: { state, detail } }) => {
    if (!advances(message.state, state)) return [];
    message.state = state;
    return [{ message, next: finalState(state, detail) }];
  });
}
