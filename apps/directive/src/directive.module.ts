import { type BaseEnvironment, ServiceKitModule } from '@namkhong/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { BoundariesModule } from './boundaries/boundaries.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { ClocksModule } from './clocks/clocks.module.js';
import { entities, migrations } from './database/data-source.js';
import { DirectivesModule } from './directives/directives.module.js';
import { DisclosuresModule } from './disclosures/disclosures.module.js';
import { EscalationModule } from './escalation/escalation.module.js';
import { GrantsModule } from './grants/grants.module.js';
import { HandlingModule } from './handling/handling.module.js';
import { ImprovementModule } from './improvement/improvement.module.js';
import { InspectionsModule } from './inspections/inspections.module.js';
import { MatrixModule } from './matrix/matrix.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { ProposalsModule } from './proposals/proposals.module.js';
import { PledgesModule } from './pledges/pledges.module.js';
import { problems } from './problems.js';
import { RecurrenceModule } from './recurrence/recurrence.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RepliesModule } from './replies/replies.module.js';
import { TraceModule } from './trace/trace.module.js';

export interface DirectiveEnvironment extends BaseEnvironment {
  readonly BOOTSTRAP_OPERATOR?: string | undefined;
  readonly PUBLIC_ORIGIN?: string | undefined;
}

@Module({})
export class DirectiveModule {
  static forRoot(environment: DirectiveEnvironment): DynamicModule {
    return {
      module: DirectiveModule,
      imports: [
        ServiceKitModule.forRoot({ name: 'directive', entities, migrations, environment, problems }),
        BoundariesModule,
        OrganisationModule,
        GrantsModule.forRoot(environment.BOOTSTRAP_OPERATOR),
        CalendarModule,
        DirectivesModule,
        AssignmentsModule,
        RecurrenceModule,
        EscalationModule,
        MatrixModule,
        ClocksModule,
        InspectionsModule,
        HandlingModule,
        RepliesModule,
        ImprovementModule,
        PledgesModule,
        DisclosuresModule,
        ProposalsModule,
        TraceModule,
        ReportsModule.forRoot(environment.PUBLIC_ORIGIN ?? new URL(environment.OIDC_ISSUER).origin),
      ],
    };
  }
}
