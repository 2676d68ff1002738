import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { DisclosureDeadlines } from './disclosure-deadlines.js';
import { DisclosureGenerator } from './disclosure-generator.js';
import { DisclosureViewService } from './disclosure-view.service.js';
import { DisclosureReader } from './disclosure.reader.js';
import { DisclosureRepository } from './disclosure.repository.js';
import { DisclosureService } from './disclosure.service.js';
import { DisclosuresController } from './disclosures.controller.js';
import { DueDisclosuresReader } from './due-disclosures.reader.js';
import { GenerationLoop } from './generation-loop.js';
import { RuleRepository } from './rule.repository.js';
import { RuleService } from './rule.service.js';
import { RulesController } from './rules.controller.js';

@Module({
  imports: [CalendarModule, OrganisationModule],
  controllers: [RulesController, DisclosuresController],
  providers: [
    DisclosureDeadlines,
    DisclosureGenerator,
    DisclosureReader,
    DisclosureRepository,
    DisclosureService,
    DisclosureViewService,
    DueDisclosuresReader,
    GenerationLoop,
    RuleRepository,
    RuleService,
  ],
  exports: [DueDisclosuresReader],
})
export class DisclosuresModule {}
