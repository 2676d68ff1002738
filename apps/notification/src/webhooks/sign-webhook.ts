import { createHmac } from 'node:crypto';

/** What a receiver checks: Standard Webhooks 1.0 (standardwebhooks.com), symmetric signatures. */
export interface WebhookHeaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970: a receiver refuses what is older than it likes. */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** Signs one delivery. `id` stays the same in every attempt, so that a receiver can take it once. */
export function signWebhook(secret: Buffer, id: string, at: Date, body: string): WebhookHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** The secret as its holder gets it, once: `whsec_` and base64. */
export function showSecret(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}
