import { webhookCreated, webhookList, webhookRequest } from '@namkhong/contracts/http/notification-webhooks';
import { Allow, CurrentCaller, Database, Idempotent, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { WebhookRepository } from './webhook.repository.js';
import { WebhooksService } from './webhooks.service.js';

@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly database: Database,
    private readonly repository: WebhookRepository,
    private readonly webhooks: WebhooksService,
  ) {}

  @Get()
  @Allow('webhook.manage')
  @Returns(200, webhookList)
  async list(): Promise<z.output<typeof webhookList>> {
    const found = await this.database.read((session) => this.repository.list(session));
    return { items: found.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })) };
  }

  @Post()
  @Allow('webhook.manage')
  @Idempotent()
  @Returns(201, webhookCreated)
  async add(
    @CurrentCaller() caller: Caller,
    @Body(zod(webhookRequest)) request: z.output<typeof webhookRequest>,
  ): Promise<z.output<typeof webhookCreated>> {
    return this.webhooks.add(caller, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhook.manage')
  async end(@CurrentCaller() caller: Caller, @Param('id', zod(z.uuid())) id: string): Promise<void> {
    await this.webhooks.end(caller, id);
  }
}
