import type { IncomingEvent } from '@namkhong/contracts';
import { type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { MessagesService, WORK_LINK } from '../messages/messages.module.js';
import { templates, type OvertakenBy, type TemplateName } from '../templates/template.reader.js';
import { NoticeChannels } from './notice-channels.js';
import { planNotices, type Occurrence } from './plan-notices.js';
import { TaskRepository } from './task.repository.js';

/** Tells people what happened to a task, as the rules have it, and takes back what nobody needs any more. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly messages: MessagesService,
    private readonly channels: NoticeChannels,
    @Inject(WORK_LINK) private readonly link: string,
  ) {}

  /** The same event again tells nobody twice; a task from before this service kept them is passed over. */
  async tell(
    session: Session,
    cause: IncomingEvent,
    assignmentId: string,
    occurrence: Omit<Occurrence, 'event'>,
  ): Promise<void> {
    const task = await this.tasks.find(session, assignmentId);
    if (task === null) return;
    const planned = planNotices({ ...occurrence, event: cause.type }, task, this.link);
    for (const notice of planned) {
      if (!(await this.channels.tellByMail(session, cause.id, task, notice))) continue;
      const { officialId, template, values, hours } = notice;
      await this.messages.queue(session, {
        ...{ causeId: cause.id, correlationId: cause.correlationId, assignmentId, unitId: task.unitId },
        recipient: officialId === null ? { kind: 'head' } : { kind: 'official', officialId },
        ...{ template, values, hours },
      });
    }
  }

  /** What waits for the morning and was answered in the night is not sent. */
  async overtake(session: Session, assignmentId: string, by: readonly OvertakenBy[]): Promise<void> {
    const names = (Object.keys(templates) as TemplateName[]).filter((name) =>
      by.includes(templates[name].overtakenBy),
    );
    await this.messages.withdraw(session, assignmentId, names);
    await this.channels.withdraw(session, assignmentId, names);
  }
}
