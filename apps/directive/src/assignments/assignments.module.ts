import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { DirectivesModule } from '../directives/directives.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { AssignmentIssuer } from './assignment-issuer.js';
import { AssignmentReader } from './assignment.reader.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import { AssignmentsController } from './assignments.controller.js';
import { CutService } from './cut.service.js';
import { DeliveryConsumer } from './delivery.consumer.js';
import { DirectiveAssignmentsController } from './directive-assignments.controller.js';

/** The one thing other capabilities may do with assignments beside reading them. */
export { AssignmentIssuer };

@Module({
  imports: [OrganisationModule, DirectivesModule],
  controllers: [AssignmentsController, DirectiveAssignmentsController],
  providers: [
    AssignmentReader,
    AssignmentRepository,
    AssignmentIssuer,
    AssignmentService,
    CutService,
    DeliveryConsumer,
    defineConsumer({
      group: 'deliveries',
      topics: ['notification.delivery.v1'],
      handler: DeliveryConsumer,
    }),
  ],
  exports: [AssignmentReader, AssignmentIssuer],
})
export class AssignmentsModule {}
