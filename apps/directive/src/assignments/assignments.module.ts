import { acknowledgedByReplyV1 } from '@namkhong/contracts';
import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ActLedger } from './act-ledger.js';
import { ActPerformer } from './act-performer.js';
import { ActRepository } from './act.repository.js';
import { AssignmentAccess } from './assignment-access.js';
import { AssignmentDeadlines } from './assignment-deadlines.js';
import { AssignmentIssuer } from './assignment-issuer.js';
import { AssignmentMatters } from './assignment-matters.js';
import { AssignmentReader } from './assignment.reader.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentService } from './assignment.service.js';
import { AssignmentsController } from './assignments.controller.js';
import { CutMaterial } from './cut-material.js';
import { CutService } from './cut.service.js';
import { DelegationService } from './delegation.service.js';
import { DeliveryConsumer } from './delivery.consumer.js';
import { DirectiveAssignmentsController } from './directive-assignments.controller.js';
import { FollowedTasksReader } from './followed-tasks.reader.js';
import { HistoryReader } from './history.reader.js';
import { IssuerActsController } from './issuer-acts.controller.js';
import { IssuerActsService } from './issuer-acts.service.js';
import { MissedHours } from './missed-hours.js';
import { OpenTaskReader } from './open-task.reader.js';
import { PostHolderReader } from './post-holder.reader.js';
import { ReadingService } from './reading.service.js';
import { RecipientGroupRepository } from './recipient-group.repository.js';
import { RecipientGroupService } from './recipient-group.service.js';
import { RecipientGroupsController } from './recipient-groups.controller.js';
import { RecipientReader } from './recipient.reader.js';
import { RegisterActs } from './register-acts.js';
import { ReplyConsumer } from './reply.consumer.js';
import { StrandedSupportService } from './stranded-support.service.js';
import { StrandedTaskService } from './stranded-task.service.js';
import { StrandedTasks } from './stranded-tasks.js';
import { TaskGridReader } from './task-grid.reader.js';
import { TaskMover } from './task-mover.js';
import { TodayController } from './today.controller.js';
import { TodayReader } from './today.reader.js';
import { TodayService } from './today.service.js';
import { TransferService } from './transfer.service.js';
import { UnitActsController } from './unit-acts.controller.js';
import { UnitActsService } from './unit-acts.service.js';

/** The one thing other capabilities may do with assignments beside reading them. */
export { AssignmentIssuer };

@Module({
  imports: [OrganisationModule, DirectivesModule, CalendarModule],
  controllers: [
    TodayController,
    AssignmentsController,
    UnitActsController,
    IssuerActsController,
    DirectiveAssignmentsController,
    RecipientGroupsController,
  ],
  providers: [
    AssignmentReader,
    AssignmentRepository,
    AssignmentDeadlines,
    AssignmentMatters,
    AssignmentIssuer,
    AssignmentService,
    AssignmentAccess,
    ActRepository,
    ActLedger,
    ActPerformer,
    UnitActsService,
    IssuerActsService,
    TransferService,
    TaskMover,
    RegisterActs,
    StrandedTaskService,
    StrandedSupportService,
    StrandedTasks,
    MissedHours,
    DelegationService,
    ReadingService,
    HistoryReader,
    FollowedTasksReader,
    PostHolderReader,
    OpenTaskReader,
    TaskGridReader,
    TodayReader,
    TodayService,
    CutMaterial,
    CutService,
    RecipientGroupRepository,
    RecipientGroupService,
    RecipientReader,
    DeliveryConsumer,
    defineConsumer({
      group: 'deliveries',
      topics: ['notification.delivery.v1'],
      handler: DeliveryConsumer,
    }),
    ReplyConsumer,
    defineConsumer({
      group: 'replies',
      topics: ['notification.reply.v1'],
      handler: ReplyConsumer,
      accepts: (type) => type === acknowledgedByReplyV1.type,
    }),
  ],
  exports: [
    AssignmentReader,
    FollowedTasksReader,
    AssignmentIssuer,
    PostHolderReader,
    RecipientReader,
    OpenTaskReader,
    TaskGridReader,
  ],
})
export class AssignmentsModule {}
