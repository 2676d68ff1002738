import {
  canonicalText,
  invitationSecret,
  notificationKeyPublishedV1,
  type InvitationSecret,
  type ReplySecret,
} from '@namkhong/contracts';
import { newBoxKeyPair, openSealed, sealTexts } from '@namkhong/service-kit';
import { eventually } from '@namkhong/service-kit/testing';
import { v7 } from 'uuid';
import type { TestFeedback } from './start-feedback.js';

/** Notification as feedback sees it: announces a key, opens invitations, seals replies. */
export async function testNotification(feedback: TestFeedback) {
  const pair = await newBoxKeyPair();
  await feedback.publish(notificationKeyPublishedV1, {
    keyId: 'notification-test',
    publicKey: pair.publicKey,
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-12-31T00:00:00.000Z',
    destroyedAt: '2028-03-01T00:00:00.000Z',
  });
  await eventually(async () => {
    if ((await feedback.sql('select 1 from peer_sealing_key')).length === 0) throw new Error('no key yet');
  });

  return {
    /** The invitations so far, opened. */
    async invitations(): Promise<
      (InvitationSecret & { invitationId: string; event: Record<string, unknown> })[]
    > {
      const events = await feedback.published('namkhong.feedback.invitation-issued.v1');
      return Promise.all(
        events.map(async (event) => ({
          ...invitationSecret.parse(JSON.parse(await openSealed(String(event['sealed']), pair))),
          invitationId: String(event['invitationId']),
          event,
        })),
      );
    },
    /** A reply as notification would put it on the bus. */
    async reply(invitationId: string, secret: ReplySecret, replyId = v7()) {
      const [key] = await feedback.published('namkhong.feedback.sealing-key-published.v1');
      const [box] = await sealTexts(
        { keyId: String(key?.['keyId']), publicKey: String(key?.['publicKey']) },
        [canonicalText(secret)],
      );
      if (!box) throw new Error('nothing was sealed');
      return { replyId, invitationId, ...box };
    },
  };
}
