import { Clock, Database, LOGGER, type Logger } from '@namkhong/service-kit';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SMS_PORT, type SmsPort } from '../sms/sms.port.js';
import { bounds, nextAhead } from './ahead.js';
import { abandonedAttempts } from './attempts.repository.js';
import { DeliveriesService } from './deliveries.service.js';
import { Departures, type Departure } from './departures.js';
import { wakeAddressed } from './messages.repository.js';

/** How often the queue is looked at when it was empty. */
const idleMs = 1_000;
/** How often it is looked whether those that waiting messages are for have become known. */
const wakeMs = 5_000;
/** After this an attempt without outcome belongs to a dispatcher that died. */
const leaseMs = 60_000;

/**
 * Sends what is due. The attempt is committed before the text leaves, so that a crash in between is seen as
 * `unknown`; several dispatchers may run, each message is claimed by one. It takes more when half of what it holds has
 * left, so that the window of the session stays full.
 */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | undefined;
  private stopping = false;
  private nextWake = 0;
  /** How many messages are held at most. */
  private ahead: number = bounds.least;
  private readonly held = new Set<Promise<void>>();
  private halfEmpty: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly departures: Departures,
    private readonly deliveries: DeliveriesService,
    @Inject(SMS_PORT) private readonly sms: SmsPort,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sms.start((receipt) => this.deliveries.acceptReceipt(receipt));
    this.running = this.run();
  }

  /** Lets what is on the way finish, then closes the session. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
    await Promise.all(this.held);
    await this.sms.stop();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let more = false;
      try {
        await this.closeAbandoned();
        await this.wake();
        more = await this.sendDue();
      } catch (error) {
        this.complain(error);
      }
      if (!more) await new Promise((resolve) => setTimeout(resolve, idleMs));
    }
  }

  private async wake(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.nextWake) return;
    this.nextWake = now.getTime() + wakeMs;
    await this.database.transaction((session) => wakeAddressed(session, now));
  }

  /** @returns whether there may be more, once half of what is held has left */
  private async sendDue(): Promise<boolean> {
    if (!this.sms.connected) return false;
    const room = this.ahead - this.held.size;
    const { claimed, leaving } = await this.departures.begin(room, leaseMs);
    for (const departure of leaving) this.hold(this.send(departure));
    if (claimed < room) return false;
    const began = performance.now();
    await this.untilHalfEmpty();
    this.ahead = nextAhead(this.ahead, performance.now() - began);
    return true;
  }

  private hold(sending: Promise<void>): void {
    const held = sending
      .catch((error: unknown) => this.complain(error))
      .finally(() => {
        this.held.delete(held);
        if (this.held.size <= this.ahead / 2) this.halfEmpty();
      });
    this.held.add(held);
  }

  private async untilHalfEmpty(): Promise<void> {
    if (this.held.size <= this.ahead / 2) return;
    await new Promise<void>((resolve) => (this.halfEmpty = resolve));
  }

  private async send({ attemptId, message, phone, text }: Departure): Promise<void> {
    const outcome = await this.sms.submit({ to: phone.slice(1), text });
    const gatewayId = outcome.kind === 'accepted' ? outcome.gatewayId : null;
    await this.deliveries.settle({
      message,
      attempt: { attemptId, outcome: outcome.kind, gatewayId },
      next: this.departures.decide(outcome, message),
    });
  }

  private async closeAbandoned(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - leaseMs);
    const look = () => this.database.transaction((session) => abandonedAttempts(session, before));
    for (let found = await look(); found.length > 0; found = await look()) {
      const lost = { kind: 'unknown', reason: 'dispatcher-lost' } as const;
      await Promise.all(
        found.map(({ attemptId, message }) =>
          this.deliveries.settle({
            message,
            attempt: { attemptId, outcome: lost.reason, gatewayId: null },
            next: this.departures.decide(lost, message),
          }),
        ),
      );
    }
  }

  private complain(error: unknown): void {
    this.logger.error({ err: error }, 'the dispatcher could not work and will try again');
  }
}
