import { acknowledgedByReplyV1, isEvent, type DataOf } from '@namkhong/contracts';
import { localDate } from '@namkhong/domain';
import type { ReceivedEvent } from '@namkhong/event-bus';
import {
  Caller,
  Clock,
  GrantRepository,
  LOGGER,
  Problem,
  type BatchHandler,
  type Logger,
  type Session,
} from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { AssignmentRepository } from './assignment.repository.js';
import { UnitActsService } from './unit-acts.service.js';

/**
 * An answer by message acknowledges a task as its official's own account would: by the same grants, with the same entry in
 * the log, and refused for the same reasons.
 */
@Injectable()
export class ReplyConsumer implements BatchHandler {
  constructor(
    private readonly acts: UnitActsService,
    private readonly assignments: AssignmentRepository,
    private readonly grants: GrantRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws where an answer is about an assignment that was never issued here. */
  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(acknowledgedByReplyV1, event)) await this.acknowledge(session, event.data);
    }
  }

  private async acknowledge(
    session: Session,
    { assignmentId, officialId }: DataOf<typeof acknowledgedByReplyV1>,
  ): Promise<void> {
    const assignment = await this.assignments.lock(session, assignmentId);
    if (assignment === null) throw new Error(`an answer names the unknown assignment ${assignmentId}`);
    const today = localDate(this.clock.now());
    let refusal = 'account-missing';
    for (const [subject, grants] of await this.grants.ofOfficial(session, officialId)) {
      try {
        await this.acts.acknowledge(new Caller(subject, grants, today), assignmentId, assignment.version);
        return;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refusal = error.code;
      }
    }
    this.logger.warn({ assignmentId, reason: refusal }, 'an acknowledgement by message does not count');
  }
}
