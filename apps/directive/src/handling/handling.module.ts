import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { CaseReader } from './case.reader.js';
import { CaseRepository } from './case.repository.js';
import { CaseService } from './case.service.js';
import { CasesController } from './cases.controller.js';
import { FlagConsumer } from './flag.consumer.js';

@Module({
  imports: [OrganisationModule, DirectivesModule, AssignmentsModule],
  controllers: [CasesController],
  providers: [
    CaseReader,
    CaseRepository,
    CaseService,
    FlagConsumer,
    defineConsumer({ group: 'handling', topics: ['scoring.flag.v1'], handler: FlagConsumer }),
  ],
  exports: [CaseReader],
})
export class HandlingModule {}
