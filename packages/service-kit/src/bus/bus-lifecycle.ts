import { Consumer, createTransport, Relay, type Transport } from '@namkhong/event-bus';
import type { Logger } from 'pino';
import { withoutSession } from '../database/ambient-session.js';
import type { Database } from '../database/database.js';
import type { Session } from '../database/session.js';
import type { BusConsumer } from './define-consumer.js';
import type { BusSettings } from './bus-settings.js';

export interface BusParts {
  readonly service: string;
  readonly database: Database;
  readonly consumers: readonly BusConsumer[];
  readonly bus: BusSettings;
  readonly logger: Logger;
}

/** The relay and the consumers of one service: started once it listens, stopped before its database closes. */
export class BusLifecycle {
  readonly relay: Relay<Session>;
  readonly consumers: readonly Consumer<Session>[];
  private readonly transport: Transport;

  constructor({ service, database, consumers, bus, logger }: BusParts) {
    this.transport = createTransport(bus);
    // Consumers and the relay open their own transactions, wherever they were woken from.
    const transactor = {
      transaction: <T>(work: (session: Session) => Promise<T>) =>
        withoutSession(() => database.transaction(work)),
    };
    const onError = (error: unknown) => logger.error({ err: error }, 'the bus failed; it will try again');
    this.relay = new Relay({ transactor, transport: this.transport, source: `/${service}`, onError });
    this.consumers = consumers.map(
      ({ settings, handler }) =>
        new Consumer<Session>({
          group: `${service}.${settings.group}`,
          topics: [...settings.topics],
          transport: this.transport,
          transactor,
          handle: (batch, session) => handler.handle(batch, session),
          ...(settings.accepts ? { accepts: settings.accepts } : {}),
          onError,
        }),
    );
  }

  async start(): Promise<void> {
    await this.relay.start();
    for (const consumer of this.consumers) await consumer.start();
  }

  /** Why the bus needs a person, where it does: a consumer that halted stays halted until somebody looks. */
  fault(): string | undefined {
    const halted = this.consumers.flatMap((consumer) =>
      consumer.haltedReason ? [consumer.haltedReason] : [],
    );
    return halted.length > 0 ? halted.join('; ') : undefined;
  }

  /** Consumers first: what they still commit may put events into the outbox, which the relay then sends. */
  async stop(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await this.relay.stop();
    await this.transport.close();
  }
}
