import {
  invitationRefusedV1,
  invitationSecret,
  type DataOf,
  type IncomingEvent,
  type invitationIssuedV1,
} from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import { Clock, Events, FieldCipher, OwnSealingKeys, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { PHONE } from '../contacts/contacts.module.js';
import { MessagesService, SENDING, type Sending } from '../messages/messages.module.js';
import { InvitationCircumstances } from './invitation-circumstances.js';
import { InvitationRepository } from './invitation.repository.js';
import { refuseInvitation } from './refuse-invitation.js';

/** What the service needs of the house: the hour, the hash of a number, and the bus. */
@Injectable()
export class InvitationAnnouncer {
  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly events: Events,
  ) {}

  facts(phone: string): { now: Date; phoneHashes: readonly [string, ...string[]] } {
    return { now: this.clock.now(), phoneHashes: this.cipher.fingerprints(phone, PHONE) };
  }

  async refused(
    session: Session,
    refusal: DataOf<typeof invitationRefusedV1>,
    cause: IncomingEvent,
  ): Promise<void> {
    await this.events.append(session, invitationRefusedV1, refusal, cause);
  }
}

/** Asks people who were served: opens what feedback sealed, and sends it unless somebody must not be asked. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly keys: OwnSealingKeys,
    private readonly repository: InvitationRepository,
    private readonly circumstances: InvitationCircumstances,
    private readonly messages: MessagesService,
    private readonly announcer: InvitationAnnouncer,
    @Inject(SENDING) private readonly sending: Sending,
  ) {}

  /** @throws SealedBoxError, ZodError for what was not sealed to this service: it goes to the dead letters */
  async send(
    session: Session,
    event: IncomingEvent<string, DataOf<typeof invitationIssuedV1>>,
  ): Promise<void> {
    const { invitationId, sendAfter, expiresOn, illustrative } = event.data;
    const [text = ''] = await this.keys.open(session, [event.data]);
    const { phone, token, path } = invitationSecret.parse(JSON.parse(text));
    const { now, phoneHashes } = this.announcer.facts(phone);
    const notBefore = sendAfter === null ? now : new Date(Math.max(now.getTime(), Date.parse(sendAfter)));
    const leavesOn = localDate(this.messages.leavesAt(notBefore, 'citizens'));
    const reason = refuseInvitation({
      ...(await this.circumstances.of(session, phone, phoneHashes)),
      ...{ illustrative, expiresOn, demonstration: this.sending.demonstration, leavesOn },
    });
    if (reason !== null) return this.announcer.refused(session, { invitationId, reason }, event);
    const phoneHash = phoneHashes[0];
    if (!(await this.repository.add(session, { invitationId, token, phoneHash, expiresOn }))) return;
    await this.messages.queue(session, {
      ...{ causeId: invitationId, correlationId: event.correlationId, assignmentId: null, unitId: null },
      recipient: { kind: 'phone', phone, phoneHash, secretLink: new URL(path, this.sending.origin).href },
      ...{ template: 'rate-visit', values: {}, hours: 'citizens', notBefore },
    });
  }

  /** Its ballot is void: what has not left yet does not leave, and what comes back to it is no answer. */
  async withdraw(session: Session, invitationId: string): Promise<void> {
    await this.messages.withdrawCause(session, invitationId);
    await this.repository.remove(session, invitationId);
  }
}
