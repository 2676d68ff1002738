import { Module } from '@nestjs/common';
import { ReportErasureRepository } from './report-erasure.repository.js';
import { ReportRetention } from './report-retention.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRepository } from './retention.repository.js';
import { RetentionRound } from './retention-round.js';
import { RetentionService } from './retention.service.js';

@Module({
  controllers: [RetentionController],
  providers: [
    ReportErasureRepository,
    ReportRetention,
    RetentionRepository,
    RetentionRound,
    RetentionService,
  ],
})
export class RetentionModule {}
