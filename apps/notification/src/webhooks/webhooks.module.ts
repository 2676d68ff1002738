import { deliveryChangedV1 } from '@namkhong/contracts';
import { defineConsumer } from '@namkhong/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { networksOf } from './safe-address.js';
import { WEBHOOK_SETTINGS, WebhookPoster, type WebhookSettings } from './webhook-poster.js';
import { WebhookTools } from './webhook-tools.js';
import { WebhookConsumer } from './webhook.consumer.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({})
export class WebhooksModule {
  /** @param networks that webhooks may reach although they are not public, `10.20.0.0/16` */
  static with(networks: readonly string[]): DynamicModule {
    const settings: WebhookSettings = { allowed: networksOf(networks), everyMs: 2_000 };
    return {
      module: WebhooksModule,
      controllers: [WebhooksController],
      providers: [
        { provide: WEBHOOK_SETTINGS, useValue: settings },
        WebhookTools,
        WebhookRepository,
        WebhooksService,
        WebhookPoster,
        WebhookConsumer,
        defineConsumer({
          group: 'webhooks',
          topics: ['notification.delivery.v1'],
          handler: WebhookConsumer,
          accepts: (type) => type === deliveryChangedV1.type,
        }),
      ],
    };
  }
}
