import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, instant, uuid } from '../../primitives.js';
import { sealedBox } from '../../sealed.js';

/** Somebody who was served shall be asked. Who, and with which ballot, only notification's private key can tell. */
export const invitationIssuedV1 = defineEvent({
  type: 'namkhong.feedback.invitation-issued.v1',
  topic: 'feedback.invitation.v1',
  summary: 'A person served is to be invited to rate; number and ballot are sealed to notification.',
  data: z.object({
    /** UUIDv4; it leads to no dossier. */
    invitationId: z.uuidv4(),
    unitId: uuid,
    servicePoint: code.nullable(),
    procedureGroup: code,
    /** Language of the message, `vi`, `en`; a reader without words in it takes `vi`. */
    language: z.string().regex(/^[a-z]{2,3}$/),
    /** Opens to `invitationSecret`. */
    ...sealedBox.shape,
    /** Not to be sent before; null: at once, within the hours of the channel. */
    sendAfter: instant.nullable(),
    /** First local date on which the ballot is no longer accepted: nothing is sent on or after it. */
    expiresOn: civilDate,
    /** Of an illustrative unit: goes to a simulator, never to a network. */
    illustrative: z.boolean(),
  }),
  key: (data) => data.invitationId,
});
