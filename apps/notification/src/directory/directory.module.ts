import { postRecordedV1 } from '@namkhong/contracts';
import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.js';

@Module({
  providers: [
    DirectoryConsumer,
    defineConsumer({
      group: 'directory',
      topics: ['directive.organisation.v1'],
      handler: DirectoryConsumer,
      accepts: (type) => type === postRecordedV1.type,
    }),
  ],
})
export class DirectoryModule {}
