import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ClockKeeper } from './clock-keeper.js';
import { ClockRulesController } from './clock-rules.controller.js';
import { ClockRulesRepository } from './clock-rules.repository.js';
import { ClocksRepository } from './clocks.repository.js';
import { ClocksService } from './clocks.service.js';
import { DeadlinesController } from './deadlines.controller.js';

/** The one thing other capabilities may do with clocks: start, stop and show those of a matter. */
export { ClockKeeper };
export type { Matter } from './clock.js';

@Module({
  imports: [OrganisationModule, CalendarModule],
  controllers: [ClockRulesController, DeadlinesController],
  providers: [ClockKeeper, ClockRulesRepository, ClocksRepository, ClocksService],
  exports: [ClockKeeper],
})
export class ClocksModule {}
