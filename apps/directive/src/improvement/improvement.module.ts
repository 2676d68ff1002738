import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { HandlingModule } from '../handling/handling.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { PlanActs } from './plan-acts.js';
import { PlanMeasurer } from './plan-measurer.js';
import { PlanQueries } from './plan-queries.js';
import { PlansController } from './plans.controller.js';
import { PlansRepository } from './plans.repository.js';
import { PlansService } from './plans.service.js';

@Module({
  imports: [OrganisationModule, HandlingModule, FiguresModule],
  controllers: [PlansController],
  providers: [PlansRepository, PlansService, PlanActs, PlanQueries, PlanMeasurer],
})
export class ImprovementModule {}
