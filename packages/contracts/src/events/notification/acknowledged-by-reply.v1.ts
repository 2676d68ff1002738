import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { instant, uuid } from '../../primitives.js';

/** An official answered a message about a task with the word that acknowledges it. */
export const acknowledgedByReplyV1 = defineEvent({
  type: 'namkhong.notification.acknowledged-by-reply.v1',
  topic: 'notification.reply.v1',
  summary: 'An official acknowledged a task by answering its message.',
  data: z.object({
    assignmentId: uuid,
    /** To whom the message had been sent. */
    officialId: uuid,
    /** The message that was answered. */
    messageId: uuid,
    receivedAt: instant,
  }),
  key: (data) => data.assignmentId,
});
