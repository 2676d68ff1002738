import { Module } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageService } from './coverage.service.js';

@Module({
  imports: [BallotsModule, RatingsModule],
  controllers: [CoverageController],
  providers: [CoverageService],
})
export class CoverageModule {}
