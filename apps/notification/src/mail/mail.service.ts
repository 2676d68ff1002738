import { Clock, Ids, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { findTextFault, type NoticeTemplate } from '../templates/template.reader.js';
import { composeMail } from './compose-mail.js';
import { WORK_LINK } from '../messages/messages.module.js';
import { MailNoticeRepository } from './mail-notice.repository.js';
import { MailRepository } from './mail.repository.js';
import { renderLine } from './mail-texts.js';

/** Something to tell an official by e-mail. */
export interface MailDraft {
  readonly causeId: string;
  readonly officialId: string;
  readonly assignmentId: string;
  readonly template: NoticeTemplate;
  readonly values: Readonly<Record<'document' | 'due', string>>;
  readonly when: 'at-once' | 'digest';
  /** Whether an SMS tells the same. */
  readonly bySms: boolean;
}

/** Tells officials by e-mail: at once, or in the digest of the next working day. */
@Injectable()
export class MailService {
  constructor(
    private readonly notices: MailNoticeRepository,
    private readonly mails: MailRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(WORK_LINK) private readonly link: string,
  ) {}

  /** Once per event, official and template. What may not leave the house fails at once, with its reason, and waits in no digest. */
  async tell(session: Session, draft: MailDraft): Promise<void> {
    const { causeId, officialId, assignmentId, template, bySms } = draft;
    const createdAt = this.clock.now();
    const line = renderLine(template, draft.values);
    const text = composeMail({ template, line, createdAt }, this.link);
    const fault = findTextFault(`${text.subject}\n${text.body}`);
    const noticeId = this.ids.next();
    if (fault === null) {
      const notice = { noticeId, causeId, officialId, assignmentId, template, line, bySms, createdAt };
      if (!(await this.notices.insert(session, notice))) return;
      if (draft.when === 'digest') return;
    }
    const mailId = this.ids.next();
    const mail = { mailId, cause: causeId, officialId, template, ...text, fault };
    await this.mails.insert(session, mail, createdAt);
    if (fault === null) await this.notices.carry(session, [noticeId], mailId);
  }

  /** Takes back what waits of these templates about a task; what a digest that is made already says stays in it. */
  async withdraw(session: Session, assignmentId: string, templates: readonly string[]): Promise<void> {
    const at = this.clock.now();
    const mailIds = await this.mails.takeBack(session, assignmentId, templates, at);
    await this.notices.withdraw(session, assignmentId, templates, { mailIds, at });
  }
}
