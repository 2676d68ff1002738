import { isEvent, postRecordedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { savePosts } from './directory.repository.js';

/** Keeps notification's own copy of who holds which post. */
@Injectable()
export class DirectoryConsumer implements BatchHandler {
  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await savePosts(
      session,
      batch.flatMap((event) => (isEvent(postRecordedV1, event) ? [event.data] : [])),
    );
  }
}
