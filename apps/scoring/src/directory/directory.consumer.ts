import { isEvent, postRecordedV1, unitRecordedV1 } from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryRepository } from './directory.repository.js';

/** Keeps the own copy of units and posts. */
@Injectable()
export class DirectoryConsumer implements BatchHandler {
  constructor(private readonly directory: DirectoryRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.directory.saveUnits(
      session,
      batch.flatMap((event) =>
        isEvent(unitRecordedV1, event) ? [{ unit: event.data, day: localDate(event.time) }] : [],
      ),
    );
    await this.directory.savePosts(
      session,
      batch.flatMap((event) => (isEvent(postRecordedV1, event) ? [event.data] : [])),
    );
  }
}
