import { Database, Rounds } from '@namkhong/service-kit';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DigestService } from './digest.service.js';
import { MAIL_PORT, type MailPort } from './mail.port.js';
import { MailTools } from './mail-tools.js';
import { MailRepository, type MailRow } from './mail.repository.js';
import { isExpired, nextMail } from './next-mail.js';

const everyMs = 1_000;
/** E-mails that are on the way at once. */
const batchSize = 5;
/** After this an attempt without outcome belongs to a dispatcher that died; the port itself never takes as long. */
const leaseMs = 5 * 60_000;

/**
 * Makes digests and sends what is due. The attempt is committed before the e-mail leaves, so that a crash in between is
 * seen as `unknown`; several dispatchers may run, each e-mail is claimed by one.
 */
@Injectable()
export class MailDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly digests: DigestService,
    private readonly tools: MailTools,
    @Inject(MAIL_PORT) private readonly port: MailPort,
  ) {}

  onApplicationBootstrap(): void {
    const { logger } = this.tools;
    if (!this.port.available) {
      logger.info('no e-mail is sent: MAIL_URL is not set');
      return;
    }
    const failure = 'e-mails could not be sent and are tried again';
    this.rounds = new Rounds({ everyMs, work: () => this.turn(), logger, failure });
  }

  /** Lets what is on the way finish. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  private async turn(): Promise<void> {
    await this.closeAbandoned();
    await this.digests.makeDue();
    const now = this.tools.clock.now();
    const due = await this.database.transaction((session) => this.mails.beginDue(session, now, batchSize));
    await Promise.all(due.map((mail) => this.send(mail)));
  }

  private async send(mail: MailRow): Promise<void> {
    const outcome = await this.attempt(mail);
    const now = this.tools.clock.now();
    const next = nextMail(outcome, mail, now);
    await this.database.transaction((session) => this.mails.settle(session, mail.mailId, next, now));
    if (next.state === 'failed')
      this.tools.logger.warn({ mailId: mail.mailId, reason: next.failure }, 'an e-mail was given up');
  }

  private async attempt({ mailId, officialId, subject, body, dueAt }: MailRow) {
    const at = this.tools.clock.now();
    if (isExpired(dueAt, at)) return { kind: 'expired' } as const;
    const to = await this.database.read((session) => this.tools.contacts.findEmail(session, officialId));
    if (to === null) return { kind: 'contact-missing' } as const;
    return this.port.send({ mailId, to, subject, body, at });
  }

  private async closeAbandoned(): Promise<void> {
    const now = this.tools.clock.now();
    const before = new Date(now.getTime() - leaseMs);
    await this.database.transaction(async (session) => {
      for (const mail of await this.mails.lockAbandoned(session, before)) {
        const lost = { kind: 'unknown', reason: 'dispatcher-lost' } as const;
        await this.mails.settle(session, mail.mailId, nextMail(lost, mail, now), now);
      }
    });
  }
}
