import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { CalendarVersionRepository } from './calendar-version.repository.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarViewService } from './calendar-view.service.js';
import { CalendarService } from './calendar.service.js';
import { DeadlineMoveRepository } from './deadline-move.repository.js';
import { DeadlineMover } from './deadline-mover.js';
import { OpenDeadlines } from './open-deadlines.port.js';
import { WorkingCalendarReader } from './working-calendar.reader.js';

@Module({
  imports: [OrganisationModule],
  controllers: [CalendarController],
  providers: [
    CalendarVersionRepository,
    CalendarViewService,
    CalendarService,
    DeadlineMoveRepository,
    DeadlineMover,
    OpenDeadlines,
    WorkingCalendarReader,
  ],
  exports: [WorkingCalendarReader, OpenDeadlines],
})
export class CalendarModule {}
