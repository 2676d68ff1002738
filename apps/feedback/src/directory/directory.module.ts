import { defineConsumer } from '@namkhong/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { BallotSetReader } from './ballot-set.reader.js';
import { CriteriaSetsReader } from './criteria-sets.reader.js';
import { DirectoryConsumer, directoryTopics } from './directory.consumer.js';
import { DirectoryReader } from './directory.reader.js';
import { DirectoryRepository } from './directory.repository.js';
import { HeldPostsReader } from './held-posts.reader.js';

/** Own copies of the organisation and of criteria sets, readable by every capability. */
@Module({})
export class DirectoryModule {
  /** @param ballotSet code of the criteria set that ballots ask */
  static forRoot(ballotSet: string): DynamicModule {
    return {
      module: DirectoryModule,
      global: true,
      providers: [
        DirectoryRepository,
        DirectoryConsumer,
        defineConsumer({ group: 'directory', topics: directoryTopics, handler: DirectoryConsumer }),
        DirectoryReader,
        HeldPostsReader,
        CriteriaSetsReader,
        {
          provide: BallotSetReader,
          inject: [CriteriaSetsReader],
          useFactory: (sets: CriteriaSetsReader) => new BallotSetReader(ballotSet, sets),
        },
      ],
      exports: [DirectoryReader, HeldPostsReader, CriteriaSetsReader, BallotSetReader],
    };
  }
}
