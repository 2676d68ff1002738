import {
  Consumer,
  createTransport,
  platformTopics,
  Relay,
  Upkeep,
  type Transport,
} from '@namkhong/event-bus';
import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { withoutSession } from '../database/ambient-session.js';
import type { Database } from '../database/database.js';
import type { Session } from '../database/session.js';
import type { BusSettings } from './bus-settings.js';
import type { BusConsumer } from './define-consumer.js';

export interface BusParts {
  readonly service: string;
  readonly database: Database;
  readonly consumers: readonly BusConsumer[];
  readonly bus: BusSettings;
  readonly logger: Logger;
}

/** A consumer under the name of its group on the bus. */
export interface NamedConsumer {
  readonly group: string;
  readonly topics: readonly string[];
  readonly consumer: Consumer<Session>;
}

const connectAttempts = 12;
const connectPauseMs = 5_000;

/** The relay and the consumers of one service: started once it listens, stopped before its database closes. */
export class BusLifecycle {
  readonly transport: Transport;
  readonly relay: Relay;
  private readonly upkeep: Upkeep;
  readonly consumers: readonly NamedConsumer[];
  private started = false;

  constructor(private readonly parts: BusParts) {
    const { service, database, consumers, bus, logger } = parts;
    this.transport = createTransport(bus, (level, message, fields) => logger[level](fields, message));
    const { transport } = this;
    // Consumers and the relay open their own transactions, wherever they were woken from.
    const transactor = {
      transaction: <T>(work: (session: Session) => Promise<T>) =>
        withoutSession(() => database.transaction(work)),
    };
    const onError = (error: unknown) => logger.warn({ err: error }, 'the bus failed; it will try again');
    this.relay = new Relay({ transactor, transport, onError });
    database.onEventsCommitted(() => this.relay.wake());
    this.upkeep = new Upkeep({ transactor, transport, onError });
    this.consumers = consumers.map(({ settings, handler }) => {
      const { topics, accepts } = settings;
      const group = `${service}.${settings.group}`;
      const consumer = new Consumer<Session>({
        group,
        topics,
        transport,
        transactor,
        handle: (batch, session) => handler.handle(batch, session),
        ...(accepts ? { accepts } : {}),
        onError,
      });
      return { group, topics, consumer };
    });
  }

  /** Connects, trying for a minute, and starts what reads and writes. */
  async start(): Promise<void> {
    await this.connect();
    this.relay.start();
    this.upkeep.start();
    for (const { consumer } of this.consumers) await consumer.start();
    this.started = true;
  }

  /**
   * Why the service should get no requests, where the bus is the reason: it never connected, or a consumer halted for
   * a person to look. A bus that is away for a while is no reason: the outbox keeps what must be sent.
   */
  fault(): string | undefined {
    if (!this.started) return 'not connected';
    const halted = this.consumers.flatMap(({ consumer }) => consumer.status().halted ?? []);
    return halted.length > 0 ? halted.join('; ') : undefined;
  }

  /** Consumers first: what they still commit may put events into the outbox. */
  async stop(): Promise<void> {
    await Promise.all(this.consumers.map(({ consumer }) => consumer.stop()));
    await this.upkeep.stop();
    await this.relay.stop();
    await this.transport.close();
  }

  private async connect(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.transport.ensureTopics(platformTopics);
      } catch (error) {
        if (attempt >= connectAttempts) throw error;
        this.parts.logger.warn({ err: error, attempt }, 'the bus is not there yet');
        await sleep(connectPauseMs);
      }
    }
  }
}
