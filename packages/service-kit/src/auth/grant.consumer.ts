import { grantRecordedV1, isEvent } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import { Injectable } from '@nestjs/common';
import type { BatchHandler } from '../bus/define-consumer.js';
import type { Session } from '../database/session.js';
import { GrantRepository } from './grant.repository.js';

/** Feeds the own copy of the grants from directive.grant.v1. */
@Injectable()
export class GrantConsumer implements BatchHandler {
  constructor(private readonly grants: GrantRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.grants.save(
      session,
      batch.flatMap((event) => (isEvent(grantRecordedV1, event) ? [event.data] : [])),
    );
  }
}
