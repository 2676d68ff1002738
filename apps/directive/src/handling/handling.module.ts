import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ClocksModule } from '../clocks/clocks.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { InspectionsModule } from '../inspections/inspections.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { CaseAccess } from './case-access.js';
import { CaseActs } from './case-acts.js';
import { CaseAnswersController } from './case-answers.controller.js';
import { CaseAnswersService } from './case-answers.service.js';
import { CaseClocksService } from './case-clocks.service.js';
import { CaseDeadlines } from './case-deadlines.js';
import { CaseEndsService } from './case-ends.service.js';
import { CaseFileReader } from './case-file.reader.js';
import { CaseKeeper } from './case-keeper.js';
import { CaseOpenings } from './case-openings.js';
import { CaseCountsReader } from './case-counts.reader.js';
import { CaseReader } from './case.reader.js';
import { CaseRepository } from './case.repository.js';
import { CaseReviewsService } from './case-reviews.service.js';
import { CaseRounds } from './case-rounds.js';
import { CaseService } from './case.service.js';
import { CaseStepsController } from './case-steps.controller.js';
import { CaseStepsService } from './case-steps.service.js';
import { CasesController } from './cases.controller.js';
import { FindingConsumer } from './finding.consumer.js';
import { FlagConsumer } from './flag.consumer.js';
import { MeasureChoice } from './measure-choice.js';
import { MeasuresController } from './measures.controller.js';
import { MeasuresRepository } from './measures.repository.js';
import { OwnCasesController } from './own-cases.controller.js';
import { RecusalsService } from './recusals.service.js';

/** Who reads what of cases, for whatever leads to one. */
export { CaseAccess };

@Module({
  imports: [
    OrganisationModule,
    DirectivesModule,
    AssignmentsModule,
    ClocksModule,
    InspectionsModule,
    RepliesModule,
  ],
  controllers: [
    CasesController,
    CaseStepsController,
    CaseAnswersController,
    OwnCasesController,
    MeasuresController,
  ],
  providers: [
    CaseCountsReader,
    CaseReader,
    CaseFileReader,
    CaseAccess,
    CaseRepository,
    CaseKeeper,
    CaseActs,
    CaseService,
    CaseEndsService,
    CaseOpenings,
    CaseStepsService,
    CaseAnswersService,
    CaseClocksService,
    CaseReviewsService,
    RecusalsService,
    CaseRounds,
    CaseDeadlines,
    MeasureChoice,
    MeasuresRepository,
    FlagConsumer,
    FindingConsumer,
    defineConsumer({ group: 'handling', topics: ['scoring.flag.v1'], handler: FlagConsumer }),
    defineConsumer({
      group: 'handling-findings',
      topics: ['directive.finding.v1'],
      handler: FindingConsumer,
    }),
  ],
  exports: [CaseAccess, CaseCountsReader, CaseReader],
})
export class HandlingModule {}
