import { isWorkingDay, localDate } from '@namkhong/domain';
import { Clock, Database, Ids } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { WORK_LINK } from '../messages/messages.module.js';
import { findTextFault } from '../templates/template.reader.js';
import { composeDigest } from './compose-mail.js';
import { digestOf } from './digest-time.js';
import { MailNoticeRepository } from './mail-notice.repository.js';
import { MailRepository } from './mail.repository.js';

/** Makes the digests of a working day, each in a transaction of its own; one per official and day, ever. */
@Injectable()
export class DigestService {
  constructor(
    private readonly database: Database,
    private readonly notices: MailNoticeRepository,
    private readonly mails: MailRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(WORK_LINK) private readonly link: string,
  ) {}

  /** What came after 07:30 waits for the next one; a service that was away makes up for the morning later in the day. */
  async makeDue(): Promise<void> {
    const now = this.clock.now();
    const digest = digestOf(now, isWorkingDay(localDate(now)));
    if (digest === null) return;
    const cause = `digest:${digest.day}`;
    const officialIds = await this.database.read((session) =>
      this.notices.officialsWaiting(session, cause, digest.at),
    );
    for (const officialId of officialIds) {
      await this.database.transaction(async (session) => {
        const waiting = await this.notices.lockWaiting(session, officialId, digest.at);
        const text = composeDigest(waiting, digest.day, this.link);
        if (text === null) return;
        const mailId = this.ids.next();
        const fault = findTextFault(`${text.subject}\n${text.body}`);
        const mail = { mailId, cause, officialId, template: 'digest', ...text, fault };
        if (!(await this.mails.insert(session, mail, now))) return;
        const noticeIds = waiting.map(({ noticeId }) => noticeId);
        await this.notices.carry(session, noticeIds, mailId);
      });
    }
  }
}
