import { localDate } from '@namkhong/domain';
import { Clock, FieldCipher, Ids, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { findHead } from '../directory/directory.reader.js';
import { findTextFault, renderTemplate, templates, type TemplateName } from '../templates/template.reader.js';
import { DeliveryNews } from './delivery-news.js';
import { insertMessage, takeBack, type Message } from './messages.repository.js';
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

/** What is to be sent: queued by a rule or an answer, taken back by what overtakes it; every step is an event of its own. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly news: DeliveryNews,
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
    if (await insertMessage(session, message))
      await this.news.tell(session, [{ message, state: message.state }], now);
  }

  /** The first instant from `at` on at which a message that keeps these hours may leave. */
  leavesAt(at: Date, hours: SendingHours): Date {
    return withinHours(at, hoursHere(hours, this.sending));
  }

  /** Takes back what waits of these templates about a task. */
  async withdraw(session: Session, assignmentId: string, names: readonly TemplateName[]): Promise<void> {
    const now = this.clock.now();
    const back = await takeBack(session, { assignmentId, templates: names }, 'overtaken', now);
    await this.news.tell(
      session,
      back.map((message) => ({ message, state: 'failed' })),
      now,
    );
  }

  /** Takes back what waits for a number that wants nothing any more. */
  async withdrawFrom(session: Session, phoneHashes: readonly string[]): Promise<void> {
    await takeBack(session, { phoneHashes }, 'opted-out', this.clock.now());
  }

  /** Takes back what waits of one cause. */
  async withdrawCause(session: Session, causeId: string): Promise<void> {
    await takeBack(session, { causeId }, 'withdrawn', this.clock.now());
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
}

function secretPlace(recipient: Recipient): Record<string, string> {
  return recipient.kind === 'phone' && recipient.secretLink !== undefined ? { link: LINK } : {};
}
