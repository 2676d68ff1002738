import { z } from 'zod';
import { defineEvent } from '../../envelope.js';

/** It says nothing about whether anybody answered: an answer withdraws no invitation. */
export const invitationWithdrawnV1 = defineEvent({
  type: 'namkhong.feedback.invitation-withdrawn.v1',
  topic: 'feedback.invitation.v1',
  summary: 'An invitation is not to be sent any more, nor reminded of; its ballot is void.',
  data: z.object({
    invitationId: z.uuidv4(),
    /** `dossier-corrected`: the feed took the dossier back; `erased`: the person asked for it. */
    reason: z.enum(['dossier-corrected', 'erased']),
  }),
  key: (data) => data.invitationId,
});
