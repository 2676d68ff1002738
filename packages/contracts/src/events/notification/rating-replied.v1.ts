import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { uuid } from '../../primitives.js';
import { sealedBox } from '../../sealed.js';

/**
 * A citizen answered an invitation by message. The key is the invitation, so that a second answer arrives after the
 * first. The envelope's time is the start of the local day, as for every event about a citizen's answer.
 */
export const ratingRepliedV1 = defineEvent({
  type: 'namkhong.notification.rating-replied.v1',
  topic: 'notification.reply.v1',
  summary: 'A citizen replied with a level from 1 to 5; ballot, level and day are sealed to feedback.',
  data: z.object({
    /** One inbound message: the same one twice has the same id and counts once. */
    replyId: uuid,
    invitationId: z.uuidv4(),
    /** Opens to `replySecret`. */
    ...sealedBox.shape,
  }),
  key: (data) => data.invitationId,
});
