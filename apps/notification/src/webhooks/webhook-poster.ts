import type { BlockList } from 'node:net';
import { Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { nextDelivery } from './next-delivery.js';
import { postWebhook } from './post-webhook.js';
import { signWebhook } from './sign-webhook.js';
import { WebhookTools } from './webhook-tools.js';
import { WebhookRepository, type DueDelivery } from './webhook.repository.js';

/** How long one attempt may take in all, and how long a delivery belongs to whoever took it. */
const timeoutMs = 10_000;
const leaseMs = 60_000;
/** Deliveries to one webhook at a time. */
const each = 5;
const keptMs = 30 * 24 * 3_600_000;

export interface WebhookSettings {
  /** Networks that are not public and may be reached all the same. */
  readonly allowed: BlockList;
  /** Between two looks at what is due. */
  readonly everyMs: number;
}
export const WEBHOOK_SETTINGS = Symbol('WebhookSettings');

/** Sends what is due. An attempt that nobody finished is made again, under the same id: at least once. */
@Injectable()
export class WebhookPoster implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly repository: WebhookRepository,
    private readonly tools: WebhookTools,
    @Inject(WEBHOOK_SETTINGS) private readonly settings: WebhookSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: this.settings.everyMs,
      work: () => this.postDue(),
      logger: this.tools.logger,
      failure: 'webhooks could not be posted and are tried again',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  private async postDue(): Promise<void> {
    const now = this.tools.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const due = await this.tools.database.transaction(async (session) => {
      await this.repository.forget(session, new Date(now.getTime() - keptMs));
      return this.repository.claimDue(session, now, lease, each);
    });
    await Promise.all(due.map((delivery) => this.post(delivery)));
  }

  private async post({
    deliveryId,
    webhookId,
    eventId,
    url,
    secret,
    body,
    attempts,
  }: DueDelivery): Promise<void> {
    const headers = { ...signWebhook(secret, eventId, this.tools.clock.now(), body) };
    const outcome = await postWebhook({ url, headers, body }, { allowed: this.settings.allowed, timeoutMs });
    const now = this.tools.clock.now();
    const next = nextDelivery(outcome, attempts, now);
    await this.tools.database.transaction(async (session) => {
      await this.repository.settle(session, deliveryId, next, now);
      if (outcome.kind === 'gone') await this.repository.end(session, webhookId, 'gone', now);
    });
    if (next.state === 'failed')
      this.tools.logger.warn({ webhookId, reason: next.failure }, 'a webhook was given up');
  }
}
