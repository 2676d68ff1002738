import { Module } from '@nestjs/common';
import { AskedAgain } from './asked-again.js';
import { RequestHandlingService } from './handling.service.js';
import { HolderService } from './holder.service.js';
import { RequestIntakeController } from './intake.controller.js';
import { RequestIntakeService } from './intake.service.js';
import { RequestDesk } from './request-desk.js';
import { RequestLedger } from './request-ledger.js';
import { RequestViewService } from './request-view.service.js';
import { RequestReader } from './request.reader.js';
import { RequestRepository } from './request.repository.js';
import { RequestsController } from './requests.controller.js';
import { TopicRepository } from './topic.repository.js';
import { TopicsController } from './topics.controller.js';

export { AskedAgain } from './asked-again.js';
export { requestProblems } from './problems.js';
export { RequestIntakeService } from './intake.service.js';
export { RequestViewService } from './request-view.service.js';
export { TopicRepository } from './topic.repository.js';

@Module({
  controllers: [TopicsController, RequestIntakeController, RequestsController],
  providers: [
    AskedAgain,
    HolderService,
    RequestDesk,
    RequestHandlingService,
    RequestIntakeService,
    RequestLedger,
    RequestReader,
    RequestRepository,
    RequestViewService,
    TopicRepository,
  ],
  exports: [RequestIntakeService, RequestViewService, TopicRepository],
})
export class RequestsModule {}
