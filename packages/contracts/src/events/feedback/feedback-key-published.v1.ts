import { defineEvent } from '../../envelope.js';
import { sealingKey } from '../../sealed.js';

/** Published before it is valid, so that nobody has to wait for it at the turn of a month. */
export const feedbackKeyPublishedV1 = defineEvent({
  type: 'namkhong.feedback.sealing-key-published.v1',
  topic: 'feedback.key.v1',
  summary: 'The key that notification seals the replies of citizens to.',
  data: sealingKey,
  key: (data) => data.keyId,
});
