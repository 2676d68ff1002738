import { deliveryChangedV1 } from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Events, FieldCipher, Ids, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { findHead } from '../directory/directory.reader.js';
import type { DeliveryReceipt } from '../sms/sms.port.js';
import { findTextFault, renderTemplate, templates, type TemplateName } from '../templates/template.reader.js';
import {
  endAttempt,
  insertMessage,
  keepEarlyReceipt,
  lockByGatewayId,
  lockGatewayId,
  moveMessage,
  takeBack,
  takeEarlyReceipt,
  type Message,
} from './messages.repository.js';
import { advances, type NextState } from './next-state.js';
import { LINK } from './recipients.js';
import { withinHours, type SendingHours } from './sending-hours.js';
import { hoursHere, SENDING, type Sending } from './sending.js';

export const WORK_LINK = Symbol('WorkLink');

/** To whom a message goes. */
export type Recipient =
  | { readonly kind: 'head' }
  | { readonly kind: 'official'; readonly officialId: string }
  /** Somebody outside: the number is kept, encrypted, until the message has left, and so is the secret link. */
  | {
      readonly kind: 'phone';
      readonly phone: string;
      readonly phoneHash: string;
      readonly secretLink?: string;
    };

/** A message to be. */
export interface Draft {
  /** What made it: one message per cause, recipient and template, ever. */
  readonly causeId: string;
  readonly correlationId: string;
  readonly assignmentId: string | null;
  readonly unitId: string | null;
  readonly recipient: Recipient;
  readonly template: TemplateName;
  readonly values: Readonly<Record<string, string>>;
  readonly hours: SendingHours;
  /** It leaves at this time at the earliest; now where absent. */
  readonly notBefore?: Date;
}

/** The life of a message: queued by a rule or an answer, moved by attempts and receipts; every step is an event of its own. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly cipher: FieldCipher,
    @Inject(SENDING) private readonly sending: Sending,
  ) {}

  /**
   * Queues a message, once. A text that may not leave the house fails at once, with its reason, and is never tried.
   *
   * @throws Error where a parameter of the template has no value
   */
  async queue(session: Session, draft: Draft): Promise<void> {
    const now = this.clock.now();
    const messageId = this.ids.next();
    const { causeId, correlationId, assignmentId, unitId, recipient, template, hours } = draft;
    const dueAt = this.leavesAt(draft.notBefore ?? now, hours);
    const text = renderTemplate(templates[template], { ...draft.values, ...secretPlace(recipient) });
    const fault = findTextFault(text);
    const message = {
      ...{ messageId, causeId, correlationId, assignmentId, unitId, template, hours, dueAt },
      text: fault === null ? text : '',
      ...(await this.addressed(session, messageId, unitId, recipient, now)),
      state: fault === null ? ('queued' as const) : ('failed' as const),
      failure: fault,
      retryAt: fault === null ? dueAt : null,
      createdAt: now,
    };
    if (await insertMessage(session, message)) await this.announce(session, message, message.state, now);
  }

  /** The first instant from `at` on at which a message that keeps these hours may leave. */
  leavesAt(at: Date, hours: SendingHours): Date {
    return withinHours(at, hoursHere(hours, this.sending));
  }

  /** Takes back what waits of these templates about a task. */
  async withdraw(session: Session, assignmentId: string, names: readonly TemplateName[]): Promise<void> {
    const now = this.clock.now();
    const back = await takeBack(session, { assignmentId, templates: names }, 'overtaken', now);
    for (const message of back) await this.announce(session, message, 'failed', now);
  }

  /** Takes back what waits for a number that wants nothing any more. */
  async withdrawFrom(session: Session, phoneHashes: readonly string[]): Promise<void> {
    await takeBack(session, { phoneHashes }, 'opted-out', this.clock.now());
  }

  /** Takes back what waits of one cause. */
  async withdrawCause(session: Session, causeId: string): Promise<void> {
    await takeBack(session, { causeId }, 'withdrawn', this.clock.now());
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

  private async addressed(
    session: Session,
    messageId: string,
    unitId: string | null,
    recipient: Recipient,
    now: Date,
  ): Promise<
    Pick<Message, 'recipientKind' | 'recipient' | 'officialId' | 'phoneCipher' | 'linkCipher' | 'phoneHash'>
  > {
    const none = { phoneCipher: null, linkCipher: null, phoneHash: null };
    switch (recipient.kind) {
      case 'head': {
        const officialId = unitId === null ? null : await findHead(session, unitId, localDate(now));
        return { ...none, recipientKind: 'head', recipient: `head:${unitId ?? ''}`, officialId };
      }
      case 'official': {
        const { officialId } = recipient;
        return { ...none, recipientKind: 'official', recipient: `official:${officialId}`, officialId };
      }
      case 'phone': {
        const { phone, phoneHash, secretLink } = recipient;
        return {
          ...{ recipientKind: 'phone', recipient: `phone:${phoneHash}`, officialId: null, phoneHash },
          phoneCipher: this.cipher.encrypt(phone, messageId),
          linkCipher: secretLink === undefined ? null : this.cipher.encrypt(secretLink, messageId),
        };
      }
    }
  }

  /** Only what officials are told is told on: of a message to somebody outside nothing goes on the bus. */
  private async announce(
    session: Session,
    message: Pick<Message, 'messageId' | 'assignmentId' | 'unitId' | 'officialId' | 'recipientKind'>,
    state: NextState['state'],
    at: Date,
  ): Promise<void> {
    const { messageId, assignmentId, unitId, officialId, recipientKind } = message;
    if (recipientKind === 'phone' || unitId === null) return;
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

function secretPlace(recipient: Recipient): Record<string, string> {
  return recipient.kind === 'phone' && recipient.secretLink !== undefined ? { link: LINK } : {};
}
