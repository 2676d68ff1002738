import { Module } from '@nestjs/common';
import { DrawLoop } from './draw-loop.js';
import { DrawsController, SamplingRulesController } from './sampling.controller.js';
import { SamplingReader } from './sampling.reader.js';
import { SamplingRepository } from './sampling.repository.js';
import { SamplingService } from './sampling.service.js';

@Module({
  controllers: [SamplingRulesController, DrawsController],
  providers: [DrawLoop, SamplingReader, SamplingRepository, SamplingService],
  exports: [SamplingReader],
})
export class SamplingModule {}
