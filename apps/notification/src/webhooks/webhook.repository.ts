import { FieldCipher, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { NextDelivery } from './next-delivery.js';

export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly createdAt: Date;
  readonly queued: number;
  readonly failed: number;
  readonly lastFailure: string | null;
}

export interface DueDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly body: string;
  readonly attempts: number;
}

/** Webhooks and what is on its way to them. Secrets are encrypted. */
@Injectable()
export class WebhookRepository {
  constructor(private readonly cipher: FieldCipher) {}

  async add(
    session: Session,
    { webhookId, url, secret, at }: { webhookId: string; url: string; secret: Buffer; at: Date },
  ): Promise<void> {
    await session.query(
      `INSERT INTO webhook (webhook_id, url, secret_cipher, created_at) VALUES ($1, $2, $3, $4)`,
      [webhookId, url, this.cipher.encrypt(secret.toString('base64'), webhookId), at],
    );
  }

  async count(session: Session): Promise<number> {
    const [row] = await session.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM webhook WHERE ended_at IS NULL`,
    );
    return row?.count ?? 0;
  }

  async list(session: Session): Promise<Webhook[]> {
    return session.query<Webhook>(
      `SELECT w.webhook_id AS "webhookId", w.url, w.created_at AS "createdAt",
              count(*) FILTER (WHERE d.state = 'queued')::int AS queued,
              count(*) FILTER (WHERE d.state = 'failed')::int AS failed,
              (array_agg(d.failure ORDER BY d.changed_at DESC) FILTER (WHERE d.failure IS NOT NULL))[1] AS "lastFailure"
         FROM webhook w LEFT JOIN webhook_delivery d USING (webhook_id)
        WHERE w.ended_at IS NULL GROUP BY w.webhook_id ORDER BY w.webhook_id`,
    );
  }

  /** Ends a webhook and whatever waits for it. @returns false where there is none */
  async end(session: Session, webhookId: string, failure: string, at: Date): Promise<boolean> {
    const rows = await session.query(
      `UPDATE webhook SET ended_at = $2 WHERE webhook_id = $1 AND ended_at IS NULL RETURNING 1`,
      [webhookId, at],
    );
    await session.query(
      `UPDATE webhook_delivery SET state = 'failed', retry_at = NULL, failure = $2, changed_at = $3
        WHERE webhook_id = $1 AND state = 'queued'`,
      [webhookId, failure, at],
    );
    return rows.length > 0;
  }

  /** Puts an event on its way to every webhook, once to each. */
  async queue(session: Session, eventId: string, body: string, at: Date): Promise<void> {
    await session.query(
      `INSERT INTO webhook_delivery (delivery_id, webhook_id, event_id, body, state, retry_at, created_at, changed_at)
       SELECT gen_random_uuid(), webhook_id, $1, $2, 'queued', $3, $3, $3 FROM webhook WHERE ended_at IS NULL
       ON CONFLICT (webhook_id, event_id) DO NOTHING`,
      [eventId, body, at],
    );
  }

  /** Takes what is due, at most `each` for one webhook, so that a peer that hangs does not hold the others up. */
  async claimDue(session: Session, now: Date, leaseUntil: Date, each: number): Promise<DueDelivery[]> {
    const rows = await session.query<{
      delivery_id: string;
      webhook_id: string;
      event_id: string;
      body: string;
      attempts: number;
      url: string;
      secret_cipher: string;
    }>(
      `UPDATE webhook_delivery d SET retry_at = $2
         FROM webhook w
        WHERE w.webhook_id = d.webhook_id AND d.delivery_id IN (
          SELECT due.delivery_id FROM webhook h CROSS JOIN LATERAL (
            SELECT delivery_id FROM webhook_delivery
             WHERE webhook_id = h.webhook_id AND retry_at <= $1 ORDER BY retry_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
           WHERE h.ended_at IS NULL)
        RETURNING d.delivery_id, d.webhook_id, d.event_id, d.body, d.attempts, w.url, w.secret_cipher`,
      [now, leaseUntil, each],
    );
    return rows.map((row) => ({
      ...{ deliveryId: row.delivery_id, webhookId: row.webhook_id, eventId: row.event_id },
      ...{ url: row.url, body: row.body, attempts: row.attempts },
      secret: Buffer.from(this.cipher.decrypt(row.secret_cipher, row.webhook_id), 'base64'),
    }));
  }

  async settle(session: Session, deliveryId: string, next: NextDelivery, at: Date): Promise<void> {
    await session.query(
      `UPDATE webhook_delivery SET state = $2, retry_at = $3, failure = $4, attempts = attempts + 1, changed_at = $5
        WHERE delivery_id = $1 AND state = 'queued'`,
      [deliveryId, next.state, next.retryAt, next.failure, at],
    );
  }

  /** Forgets what ended long ago. */
  async forget(session: Session, before: Date): Promise<void> {
    await session.query(`DELETE FROM webhook_delivery WHERE state <> 'queued' AND changed_at < $1`, [before]);
  }
}
