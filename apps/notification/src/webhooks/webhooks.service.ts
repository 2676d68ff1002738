import { randomBytes } from 'node:crypto';
import type { webhookCreated, webhookRequest } from '@namkhong/contracts/http/notification-webhooks';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { showSecret } from './sign-webhook.js';
import { WebhookTools } from './webhook-tools.js';
import { WebhookRepository } from './webhook.repository.js';

/** More than these are not run by one authority. */
const MOST_WEBHOOKS = 20;

/** Registers the systems that are told, and ends them. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly repository: WebhookRepository,
    private readonly tools: WebhookTools,
  ) {}

  /** The secret is shown once and never again. @throws Problem 409 `webhooks-too-many`, 422 `webhook-url-refused` */
  async add(
    caller: Caller,
    { url }: z.output<typeof webhookRequest>,
  ): Promise<z.output<typeof webhookCreated>> {
    const { username, password, hash } = new URL(url);
    if (username !== '' || password !== '' || hash !== '') throw new Problem(422, 'webhook-url-refused');
    return this.tools.database.transaction(async (session) => {
      await session.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhooks', 0))`);
      if ((await this.repository.count(session)) >= MOST_WEBHOOKS)
        throw new Problem(409, 'webhooks-too-many');
      const webhookId = this.tools.ids.next();
      const secret = randomBytes(32);
      await this.repository.add(session, { webhookId, url, secret, at: this.tools.clock.now() });
      this.tools.audit.append(session, { act: 'webhook.manage/add', caller, targets: [webhookId] });
      return { webhookId, secret: showSecret(secret) };
    });
  }

  /** @throws Problem 404 `webhook-unknown` */
  async end(caller: Caller, webhookId: string): Promise<void> {
    await this.tools.database.transaction(async (session) => {
      const ended = await this.repository.end(session, webhookId, 'webhook-ended', this.tools.clock.now());
      if (!ended) throw new Problem(404, 'webhook-unknown');
      this.tools.audit.append(session, { act: 'webhook.manage/end', caller, targets: [webhookId] });
    });
  }

  /** Tells every webhook of an event: ids, states and times, as on the bus; never a number, never a text. */
  async tell(session: Session, event: { id: string; type: string; data: { at: string } }): Promise<void> {
    const body = JSON.stringify({ type: event.type, timestamp: event.data.at, data: event.data });
    await this.repository.queue(session, event.id, body, this.tools.clock.now());
  }
}
