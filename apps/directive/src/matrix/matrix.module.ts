import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { FollowUpService } from './follow-up.service.js';
import { MatrixController } from './matrix.controller.js';
import { MatrixService } from './matrix.service.js';

@Module({
  imports: [AssignmentsModule],
  controllers: [MatrixController],
  providers: [MatrixService, FollowUpService],
})
export class MatrixModule {}
