import { acknowledgedByReplyV1 } from '@namkhong/contracts';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findUnacknowledged, MessagesService } from '../messages/messages.module.js';

/** Officials who acknowledge a task by answering its message. */
@Injectable()
export class OfficialReplies {
  constructor(
    private readonly events: Events,
    private readonly messages: MessagesService,
  ) {}

  /**
   * Acknowledges the task of the newest message the official was sent and nobody has acknowledged; the next answer then
   * acknowledges the one before it. Whether it counts is for directive to say.
   *
   * @returns false where there is none
   */
  async acknowledge(session: Session, officialId: string, at: Date): Promise<boolean> {
    const answered = await findUnacknowledged(session, officialId);
    if (answered?.assignmentId == null) return false;
    const { assignmentId, messageId, unitId, document } = answered;
    await this.events.append(session, acknowledgedByReplyV1, {
      ...{ assignmentId, officialId, messageId },
      receivedAt: at.toISOString(),
    });
    await this.messages.queue(session, {
      ...{ causeId: messageId, correlationId: messageId, assignmentId, unitId },
      recipient: { kind: 'official', officialId },
      ...{
        template: 'acknowledgement-recorded',
        values: { document: document ?? 'khac phuc' },
        hours: 'any',
      },
    });
    return true;
  }
}
