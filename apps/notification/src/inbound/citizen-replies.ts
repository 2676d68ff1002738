import { canonicalText, createEvent, ratingRepliedV1 } from '@namkhong/contracts';
import { startOfDay } from '@namkhong/domain';
import { appendToOutbox } from '@namkhong/event-bus';
import { Ids, PeerSealingKeys, timeOrderedId, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { InvitationRepository } from '../invitations/invitations.module.js';
import { MessagesService } from '../messages/messages.module.js';
import { SuppressionRepository, SuppressionService } from '../suppression/suppression.module.js';
import type { TemplateName } from '../templates/template.reader.js';
import type { Reply } from './read-reply.js';
import type { Sender } from './sender.js';

/** People outside who answer: with a level from 1 to 5, with the word that ends it, or with anything else. */
@Injectable()
export class CitizenReplies {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly suppressions: SuppressionService,
    private readonly suppressed: SuppressionRepository,
    private readonly messages: MessagesService,
    private readonly peer: PeerSealingKeys,
    private readonly ids: Ids,
  ) {}

  /** @throws Error while feedback's key is not known: nothing about a rating is kept here, so the gateway asks again */
  async take(session: Session, sender: Sender, said: Reply): Promise<void> {
    if (said.kind === 'opt-out') return this.optOut(session, sender);
    const invitation = await this.invitations.findOpen(session, sender.phoneHashes, sender.day);
    if (said.kind !== 'level' || invitation === null) return this.answerOnce(session, sender);
    const { token, invitationId } = invitation;
    const secret = canonicalText({ token, level: said.level, receivedOn: sender.day });
    const [box] = (await this.peer.seal(session, [secret])) ?? [];
    if (box === undefined) throw new Error('a reply cannot be sealed yet: feedback has announced no key');
    // No finer than the day, as everything about a citizen's answer; its ids hold that time too.
    const time = startOfDay(sender.day);
    const id = () => timeOrderedId(time.getTime());
    const context = { id: id(), source: '/notification', time, correlationId: invitationId };
    const reply = { replyId: id(), invitationId, ...box };
    await appendToOutbox(session, [createEvent(ratingRepliedV1, reply, context)]);
    await this.answer(session, sender, 'rating-recorded', invitationId);
  }

  /** Tells a sender whom nobody understands so, once and never again; a number that wants nothing gets nothing. */
  async answerOnce(session: Session, sender: Sender): Promise<void> {
    if ((await this.suppressed.find(session, sender.phoneHashes)) !== null) return;
    const [hash, ...older] = sender.phoneHashes;
    const rows = await session.query(
      `INSERT INTO answered_sender (phone_hash, answered_at)
       SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM answered_sender WHERE phone_hash = ANY($3))
       ON CONFLICT (phone_hash) DO NOTHING RETURNING 1`,
      [hash, sender.at, older],
    );
    if (rows.length > 0) await this.answer(session, sender, 'not-understood', this.ids.next());
  }

  private async optOut(session: Session, sender: Sender): Promise<void> {
    const suppressionId = await this.suppressions.suppress(session, sender.phone, 'opted-out');
    if (suppressionId !== undefined) await this.answer(session, sender, 'opted-out', suppressionId);
  }

  private async answer(
    session: Session,
    { phone, phoneHashes }: Sender,
    template: TemplateName,
    causeId: string,
  ): Promise<void> {
    await this.messages.queue(session, {
      ...{ causeId, correlationId: causeId, assignmentId: null, unitId: null },
      recipient: { kind: 'phone', phone, phoneHash: phoneHashes[0] },
      ...{ template, values: {}, hours: 'any' },
    });
  }
}
