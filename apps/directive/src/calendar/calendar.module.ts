import { Module } from '@nestjs/common';
import { CalendarVersionRepository } from './calendar-version.repository.js';
import { OpenDeadlines } from './open-deadlines.port.js';
import { WorkingCalendarReader } from './working-calendar.reader.js';

@Module({
  providers: [CalendarVersionRepository, WorkingCalendarReader, OpenDeadlines],
  exports: [WorkingCalendarReader, OpenDeadlines],
})
export class CalendarModule {}
