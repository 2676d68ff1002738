import { Module } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { HistoryController } from './history.controller.js';
import { HistoryService } from './history.service.js';

@Module({
  imports: [BallotsModule, RatingsModule],
  controllers: [HistoryController],
  providers: [HistoryService],
})
export class HistoryModule {}
