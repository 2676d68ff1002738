import {
  assignmentAcceptedV1,
  assignmentAcknowledgedV1,
  assignmentClaimedV1,
  assignmentEscalatedV1,
  assignmentExtendedV1,
  assignmentExtensionRefusedV1,
  assignmentIssuedV1,
  assignmentReturnedV1,
  assignmentSuspendedV1,
  assignmentTransferredV1,
  assignmentWithdrawnV1,
  deadlineMovedV1,
  isEvent,
  undatedAssignmentIssuedV1,
} from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Named } from './rules.js';
import { NoticeService } from './notice.service.js';
import { TaskRepository } from './task.repository.js';

const nobody = { named: 'nobody', officialIds: [] } as const;

/** What happens to a task: remembered, then told by the rules, in the transaction of the batch. */
@Injectable()
export class TaskConsumer implements BatchHandler {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly notices: NoticeService,
  ) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) await this.take(event, session);
  }

  private async take(event: ReceivedEvent, session: Session): Promise<void> {
    if (isEvent(assignmentIssuedV1, event) || isEvent(undatedAssignmentIssuedV1, event)) {
      const { assignmentId, unitId, kind, directiveNumber, urgency } = event.data;
      const document = kind === 'rectification' ? null : directiveNumber;
      const dueOn = 'dueOn' in event.data ? event.data.dueOn : null;
      const dueAt =
        'dueAt' in event.data && event.data.dueAt !== undefined ? new Date(event.data.dueAt) : null;
      await this.tasks.add(session, { assignmentId, unitId, document, dueOn, dueAt, urgency });
      await this.notices.tell(session, event, assignmentId, nobody);
    } else if (isEvent(assignmentEscalatedV1, event)) {
      const { assignmentId, unitId, recipient } = event.data;
      const named = namedBy(recipient, unitId);
      await this.notices.tell(session, event, assignmentId, { named, officialIds: recipient.officialIds });
    } else if (isEvent(assignmentAcknowledgedV1, event)) {
      await this.tasks.change(session, event.data.assignmentId, { acknowledged: true });
      await this.notices.overtake(session, event.data.assignmentId, ['acknowledgement']);
    } else if (isEvent(assignmentClaimedV1, event)) {
      await this.tasks.change(session, event.data.assignmentId, { claimed: true, acknowledged: true });
      await this.notices.overtake(session, event.data.assignmentId, ['acknowledgement', 'claim']);
    } else if (isEvent(assignmentReturnedV1, event)) {
      await this.tasks.change(session, event.data.assignmentId, { claimed: false });
      await this.notices.tell(session, event, event.data.assignmentId, nobody);
    } else if (isEvent(assignmentTransferredV1, event)) {
      const { assignmentId, unitId } = event.data;
      await this.notices.overtake(session, assignmentId, ['acknowledgement', 'claim']);
      await this.tasks.change(session, assignmentId, { unitId, acknowledged: false });
      await this.notices.tell(session, event, assignmentId, nobody);
    } else if (isEvent(assignmentExtendedV1, event)) {
      await this.tasks.change(session, event.data.assignmentId, { dueOn: event.data.dueOn });
      await this.notices.tell(session, event, event.data.assignmentId, nobody);
    } else if (isEvent(assignmentSuspendedV1, event)) {
      const { assignmentId, dueOn, dueAt } = event.data;
      // Nobody is pressed for what stands still; the first notice goes on to whoever has not read it.
      await this.notices.overtake(session, assignmentId, ['claim']);
      await this.tasks.change(session, assignmentId, { dueOn, ...(dueAt && { dueAt: new Date(dueAt) }) });
      await this.notices.tell(session, event, assignmentId, nobody);
    } else if (isEvent(deadlineMovedV1, event)) {
      const { kind, deadlineId, to } = event.data;
      if (kind === 'assignment') await this.tasks.change(session, deadlineId, { dueOn: to });
    } else if (isEvent(assignmentExtensionRefusedV1, event)) {
      await this.notices.tell(session, event, event.data.assignmentId, nobody);
    } else if (isEvent(assignmentWithdrawnV1, event) || isEvent(assignmentAcceptedV1, event)) {
      const { assignmentId } = event.data;
      await this.tasks.change(session, assignmentId, { closed: true });
      await this.notices.overtake(session, assignmentId, ['acknowledgement', 'claim']);
      // Nobody heads a unit that ended, and its successor has the same task.
      const isJoined = 'joinedInto' in event.data && event.data.joinedInto !== undefined;
      if (!isJoined) await this.notices.tell(session, event, assignmentId, nobody);
    }
  }
}

/** Who the recipient of a step is to the unit of the task. */
function namedBy(
  { role, unitId }: { role: 'head' | 'deputy' | 'issuer'; unitId: string | null },
  ofUnit: string,
): Named {
  if (role === 'issuer') return 'nobody';
  if (role === 'deputy') return 'deputy';
  return unitId === ofUnit ? 'own-head' : 'superior';
}
