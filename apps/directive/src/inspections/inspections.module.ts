import { Module } from '@nestjs/common';
import { ClocksModule } from '../clocks/clocks.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { FinalFindingsReader } from './final-findings.reader.js';
import { FindingAccess } from './finding-access.js';
import { FindingActs } from './finding-acts.js';
import { FindingAnswersService } from './finding-answers.service.js';
import { FindingDeadlines } from './finding-deadlines.js';
import { FindingDrafts } from './finding-drafts.js';
import { FindingKeeper } from './finding-keeper.js';
import { FindingReader } from './finding.reader.js';
import { FindingRepository } from './finding.repository.js';
import { FindingReviewsService } from './finding-reviews.service.js';
import { FindingsController } from './findings.controller.js';
import { FindingsService } from './findings.service.js';
import { InspectionFindingsController } from './inspection-findings.controller.js';
import { InspectionRepository } from './inspection.repository.js';
import { InspectionsController } from './inspections.controller.js';
import { InspectionsService } from './inspections.service.js';
import { OwnFindingsController } from './own-findings.controller.js';

/** Who reads what of findings, for whatever leads to one. */
export { FindingAccess };

@Module({
  imports: [OrganisationModule, ClocksModule],
  controllers: [
    InspectionsController,
    InspectionFindingsController,
    FindingsController,
    OwnFindingsController,
  ],
  providers: [
    FinalFindingsReader,
    InspectionRepository,
    InspectionsService,
    FindingRepository,
    FindingReader,
    FindingAccess,
    FindingKeeper,
    FindingDrafts,
    FindingActs,
    FindingsService,
    FindingAnswersService,
    FindingReviewsService,
    FindingDeadlines,
  ],
  exports: [FinalFindingsReader, FindingAccess, FindingReader],
})
export class InspectionsModule {}
