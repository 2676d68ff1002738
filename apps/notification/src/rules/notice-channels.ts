import { localDate } from '@namkhong/domain';
import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { findHead } from '../directory/directory.reader.js';
import { MailService } from '../mail/mail.module.js';
import { PreferencesService } from '../preferences/preferences.module.js';
import type { Notice } from './plan-notices.js';
import type { Task } from './task.repository.js';

/** Says by which ways a notice goes, and sees to the e-mail. */
@Injectable()
export class NoticeChannels {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly mail: MailService,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells by e-mail whoever chose it. Heads are looked up now: a choice and an address belong to a person.
   *
   * @returns whether an SMS goes too
   */
  async tellByMail(session: Session, causeId: string, task: Task, notice: Notice): Promise<boolean> {
    const { template, values } = notice;
    const officialId =
      notice.officialId ?? (await findHead(session, task.unitId, localDate(this.clock.now())));
    const isUrgent = task.urgency !== 'normal';
    const { sms, mail } = await this.preferences.channelsFor(session, officialId, { template, isUrgent });
    if (mail !== 'off' && officialId !== null) {
      await this.mail.tell(session, {
        ...{ causeId, officialId, assignmentId: task.assignmentId, template, when: mail, bySms: sms },
        values: { document: task.document ?? NO_DOCUMENT, due: values['due'] ?? '' },
      });
    }
    return sms;
  }

  /** Takes back what waits of these templates about a task. */
  async withdraw(session: Session, assignmentId: string, templates: readonly string[]): Promise<void> {
    await this.mail.withdraw(session, assignmentId, templates);
  }
}

/** Stands in an e-mail where a task rests on no document. */
const NO_DOCUMENT = 'khắc phục';
