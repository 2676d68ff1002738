import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { SuppressionController } from './suppression.controller.js';
import { SuppressionRekey } from './suppression-rekey.js';
import { SuppressionRepository } from './suppression.repository.js';
import { SuppressionService, SuppressionTools } from './suppression.service.js';

export { SuppressionRepository, SuppressionService };

@Module({
  imports: [MessagesModule],
  controllers: [SuppressionController],
  providers: [SuppressionRepository, SuppressionService, SuppressionTools, SuppressionRekey],
  exports: [SuppressionRepository, SuppressionService],
})
export class SuppressionModule {}
