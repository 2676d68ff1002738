import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { DirectoryConsumer } from './directory.consumer.js';
import { DirectoryReader } from './directory.reader.js';
import { DirectoryRepository } from './directory.repository.js';
import { TreeReader } from './tree.reader.js';

@Module({
  providers: [
    DirectoryRepository,
    DirectoryReader,
    TreeReader,
    DirectoryConsumer,
    defineConsumer({
      group: 'directory',
      topics: ['directive.organisation.v1'],
      handler: DirectoryConsumer,
    }),
  ],
  exports: [DirectoryReader, TreeReader],
})
export class DirectoryModule {}
