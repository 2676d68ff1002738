import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { FindingsRepository } from './findings.repository.js';

/** Keeps final findings, for the integrity of units. */
@Injectable()
export class FindingsConsumer implements BatchHandler {
  constructor(private readonly findings: FindingsRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.findings.fold(session, batch);
  }
}
