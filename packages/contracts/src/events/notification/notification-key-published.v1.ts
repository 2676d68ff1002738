import { defineEvent } from '../../envelope.js';
import { sealingKey } from '../../sealed.js';

/** Published before it is valid, so that nobody has to wait for it at the turn of a month. */
export const notificationKeyPublishedV1 = defineEvent({
  type: 'namkhong.notification.sealing-key-published.v1',
  topic: 'notification.key.v1',
  summary: 'The key that feedback seals the invitations of citizens to.',
  data: sealingKey,
  key: (data) => data.keyId,
});
