import { type DynamicModule, Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { DisclosuresModule } from '../disclosures/disclosures.module.js';
import { HandlingModule } from '../handling/handling.module.js';
import { InspectionsModule } from '../inspections/inspections.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { PledgesModule } from '../pledges/pledges.module.js';
import { ProposalsModule } from '../proposals/proposals.module.js';
import { TraceModule } from '../trace/trace.module.js';
import { ConductSectionsReader } from './conduct-sections.reader.js';
import { DocxDesk } from './docx-desk.js';
import { PUBLIC_ORIGIN } from './public-origin.js';
import { ReportAccess } from './report-access.js';
import { ReportCompiler } from './report-compiler.js';
import { ReportRepository } from './report.repository.js';
import { ReportService } from './report.service.js';
import { ReportsController } from './reports.controller.js';
import { SatisfactionSectionsReader } from './satisfaction-sections.reader.js';
import { WorkSectionsReader } from './work-sections.reader.js';

@Module({})
export class ReportsModule {
  /** @param publicOrigin where people reach the platform; what a printed report links to lies below it */
  static forRoot(publicOrigin: string): DynamicModule {
    return {
      module: ReportsModule,
      imports: [
        OrganisationModule,
        DirectivesModule,
        AssignmentsModule,
        HandlingModule,
        InspectionsModule,
        PledgesModule,
        DisclosuresModule,
        ProposalsModule,
        TraceModule,
      ],
      controllers: [ReportsController],
      providers: [
        ReportService,
        DocxDesk,
        ReportAccess,
        ReportCompiler,
        ReportRepository,
        WorkSectionsReader,
        ConductSectionsReader,
        SatisfactionSectionsReader,
        { provide: PUBLIC_ORIGIN, useValue: publicOrigin },
      ],
    };
  }
}
