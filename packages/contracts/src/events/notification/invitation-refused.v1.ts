import { z } from 'zod';
import { defineEvent } from '../../envelope.js';

/**
 * `recipient-is-staff`: the number belongs to an official: the ballot is revoked. `number-invalid`: no network would
 * take it. `suppressed`: the installation sends nothing to it. `opted-out`: its holder asked not to be written to.
 */
export const invitationRefusal = z.enum(['recipient-is-staff', 'number-invalid', 'suppressed', 'opted-out']);

export const invitationRefusedV1 = defineEvent({
  type: 'namkhong.notification.invitation-refused.v1',
  topic: 'notification.reply.v1',
  summary: 'An invitation was not sent, and why. Nothing tells whose number it was.',
  data: z.object({ invitationId: z.uuidv4(), reason: invitationRefusal }),
  key: (data) => data.invitationId,
});
