import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { HandlingModule } from '../handling/handling.module.js';
import { InspectionsModule } from '../inspections/inspections.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ChainReader } from './chain.reader.js';
import { CopiesReader } from './copies.reader.js';
import { TraceConsumer } from './trace.consumer.js';
import { TraceController } from './trace.controller.js';
import { TraceReader } from './trace.reader.js';
import { TraceRepository } from './trace.repository.js';

@Module({
  imports: [OrganisationModule, DirectivesModule, AssignmentsModule, HandlingModule, InspectionsModule],
  controllers: [TraceController],
  providers: [
    TraceReader,
    ChainReader,
    CopiesReader,
    TraceRepository,
    TraceConsumer,
    defineConsumer({
      group: 'trace',
      topics: ['scoring.methodology.v1', 'scoring.publication.v1', 'scoring.flag.v1'],
      handler: TraceConsumer,
    }),
  ],
  exports: [CopiesReader],
})
export class TraceModule {}
