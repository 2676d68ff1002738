import { Database } from '@namkhong/service-kit';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SMS_PORT, type SmsPort } from '../sms/sms.port.js';
import { templates } from '../templates/template.reader.js';
import { DispatchTools } from './dispatch-tools.js';
import {
  abandonedAttempts,
  beginAttempt,
  claimDue,
  wakeAddressed,
  type Message,
} from './messages.repository.js';
import { MessagesService } from './messages.service.js';
import { nextState } from './next-state.js';
import { Recipients } from './recipients.js';

/** How often the queue is looked at when it was empty. */
const idleMs = 1_000;
/** How many messages one look takes; the window of the session bounds how many are on the way. */
const batchSize = 50;
/** How often it is looked whether those that waiting messages are for have become known. */
const wakeMs = 5_000;
/** After this an attempt without outcome belongs to a dispatcher that died. */
const leaseMs = 60_000;

/**
 * Sends what is due. The attempt is committed before the text leaves, so that a crash in between is seen as
 * `unknown`; several dispatchers may run, each message is claimed by one.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | undefined;
  private stopping = false;
  private nextWake = 0;

  constructor(
    private readonly database: Database,
    private readonly messages: MessagesService,
    private readonly recipients: Recipients,
    @Inject(SMS_PORT) private readonly sms: SmsPort,
    private readonly tools: DispatchTools,
  ) {}

  onApplicationBootstrap(): void {
    this.sms.start((receipt) => this.messages.acceptReceipt(receipt));
    this.running = this.run();
  }

  /** Lets what is on the way finish, then closes the session. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
    await this.sms.stop();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let sent = 0;
      try {
        await this.closeAbandoned();
        await this.wake();
        sent = await this.sendDue();
      } catch (error) {
        this.tools.logger.error({ err: error }, 'the dispatcher could not work and will try again');
      }
      if (sent < batchSize) await new Promise((resolve) => setTimeout(resolve, idleMs));
    }
  }

  private async wake(): Promise<void> {
    const now = this.tools.clock.now();
    if (now.getTime() < this.nextWake) return;
    this.nextWake = now.getTime() + wakeMs;
    await this.database.transaction((session) => wakeAddressed(session, now));
  }

  private async sendDue(): Promise<number> {
    if (!this.sms.connected) return 0;
    const now = this.tools.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const due = await this.database.transaction((session) => claimDue(session, now, lease, batchSize));
    await Promise.all(due.map((message) => this.send(message)));
    return due.length;
  }

  private async send(message: Message): Promise<void> {
    const now = this.tools.clock.now();
    // Whatever kept it until now: a gateway that was away, a head nobody knew.
    const until = this.messages.leavesAt(now, message.hours);
    if (until > now) return this.messages.postpone(message, this.decide({ kind: 'closed', until }, message));
    const attemptId = this.tools.ids.next();
    const address = await this.database.transaction(async (session) => {
      const found = await this.recipients.addressOf(session, message, now);
      message.officialId = found.officialId;
      return 'reason' in found || (await beginAttempt(session, attemptId, message, now)) ? found : null;
    });
    if (address === null) return;
    if ('reason' in address) {
      const { reason } = address;
      await this.messages.postpone(message, this.decide({ kind: 'no-recipient', reason }, message));
      return;
    }
    const outcome = await this.sms.submit({ to: address.phone.slice(1), text: address.text });
    const gatewayId = outcome.kind === 'accepted' ? outcome.gatewayId : null;
    await this.messages.settle(
      message,
      { id: attemptId, outcome: outcome.kind, gatewayId },
      this.decide(outcome, message),
    );
  }

  private async closeAbandoned(): Promise<void> {
    const before = new Date(this.tools.clock.now().getTime() - leaseMs);
    const abandoned = await this.database.transaction((session) => abandonedAttempts(session, before));
    for (const { attemptId, message } of abandoned) {
      const lost = { kind: 'unknown', reason: 'dispatcher-lost' } as const;
      await this.messages.settle(
        message,
        { id: attemptId, outcome: lost.reason, gatewayId: null },
        this.decide(lost, message),
      );
    }
  }

  private decide(outcome: Parameters<typeof nextState>[0], message: Message) {
    const { attempts, dueAt, template } = message;
    const { whenUnknown } = templates[template];
    return nextState(outcome, { attempts, dueAt, whenUnknown }, this.tools.clock.now());
  }
}
