import { ReceiptCodes } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { DecisionService } from './decision.service.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { ProposalCountsReader } from './proposal-counts.reader.js';
import { ProposalDeadlines } from './proposal-deadlines.js';
import { ProposalDesk } from './proposal-desk.js';
import { ProposalHandlingService } from './proposal-handling.service.js';
import { ProposalLedger } from './proposal-ledger.js';
import { ProposalRouter } from './proposal-router.js';
import { ProposalViewService } from './proposal-view.service.js';
import { ProposalReader } from './proposal.reader.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalsController } from './proposals.controller.js';
import { ReceiptService } from './receipt.service.js';
import { RouteRepository } from './route.repository.js';
import { RouteService } from './route.service.js';
import { RoutesController } from './routes.controller.js';

@Module({
  imports: [CalendarModule, OrganisationModule],
  controllers: [RoutesController, IntakeController, ProposalsController],
  providers: [
    DecisionService,
    IntakeService,
    ProposalCountsReader,
    ProposalDeadlines,
    ProposalDesk,
    ProposalHandlingService,
    ProposalLedger,
    ProposalReader,
    ProposalRepository,
    ProposalRouter,
    ProposalViewService,
    ReceiptCodes,
    ReceiptService,
    RouteRepository,
    RouteService,
  ],
  exports: [ProposalCountsReader],
})
export class ProposalsModule {}
