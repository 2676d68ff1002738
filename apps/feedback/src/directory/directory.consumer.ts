import {
  criteriaSetPublishedV1,
  isEvent,
  postRecordedV1,
  substitutionRecordedV1,
  unitRecordedV1,
} from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryRepository } from './directory.repository.js';

/** The topics that the own copies are fed by. */
export const directoryTopics = ['directive.organisation.v1', 'scoring.methodology.v1'] as const;

/** Keeps the own copies of units, posts, substitutions and criteria sets. */
@Injectable()
export class DirectoryConsumer {
  constructor(private readonly directory: DirectoryRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.directory.saveUnits(
      session,
      batch.flatMap((event) => (isEvent(unitRecordedV1, event) ? [event.data] : [])),
    );
    await this.directory.savePosts(
      session,
      batch.flatMap((event) => (isEvent(postRecordedV1, event) ? [event.data] : [])),
    );
    await this.directory.saveSubstitutions(
      session,
      batch.flatMap((event) => (isEvent(substitutionRecordedV1, event) ? [event.data] : [])),
    );
    await this.directory.saveCriteriaSets(
      session,
      batch.flatMap((event) => (isEvent(criteriaSetPublishedV1, event) ? [event.data] : [])),
    );
  }
}
