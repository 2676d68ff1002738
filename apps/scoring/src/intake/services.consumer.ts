import { isEvent, serviceCountedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ServicesRepository } from './services.repository.js';

/** Counts what was served, for the response rate. */
@Injectable()
export class ServicesConsumer implements BatchHandler {
  constructor(private readonly services: ServicesRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.services.add(
      session,
      batch.flatMap((event) => (isEvent(serviceCountedV1, event) ? [event.data] : [])),
    );
  }
}
