import { Module } from '@nestjs/common';
import { CriteriaSetsController } from './criteria-sets.controller.js';
import { CriteriaSetsReader } from './criteria-sets.reader.js';
import { CriteriaSetsRepository } from './criteria-sets.repository.js';
import { CriteriaSetsService } from './criteria-sets.service.js';

@Module({
  controllers: [CriteriaSetsController],
  providers: [CriteriaSetsService, CriteriaSetsReader, CriteriaSetsRepository],
  exports: [CriteriaSetsReader],
})
export class MethodologyModule {}
