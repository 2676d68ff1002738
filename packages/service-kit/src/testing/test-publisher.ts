import { createEvent, type EventDefinition } from '@namkhong/contracts';
import { appendToOutbox, createTransport, Relay, type Transport } from '@namkhong/event-bus';
import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Session } from '../database/session.js';
import { testDatabase, type TestDatabase } from './test-database.js';

interface Opened {
  readonly own: TestDatabase;
  readonly transport: Transport;
  readonly relay: Relay<Session>;
}

/** Another service, as far as the bus is concerned: a database with an outbox and a relay, made on first use. */
export class TestPublisher {
  private opened: Promise<Opened> | undefined;

  constructor(private readonly busUrl: string) {}

  /** Returns once the events are on the bus. */
  async publish<Data extends z.ZodType>(
    definition: EventDefinition<string, Data>,
    all: readonly z.input<Data>[],
  ): Promise<void> {
    const { own, relay } = await (this.opened ??= this.open());
    const events = all.map((data) =>
      createEvent(definition, data, { id: v7(), source: '/test', time: new Date(), correlationId: v7() }),
    );
    await own.database.transaction((session) => appendToOutbox(session, events));
    await relay.drainOnce();
  }

  async close(): Promise<void> {
    if (!this.opened) return;
    const { own, transport } = await this.opened;
    await transport.close();
    await own.close();
  }

  private async open(): Promise<Opened> {
    const own = await testDatabase({ entities: [], migrations: [] });
    const transport = createTransport({ kind: 'postgres', url: this.busUrl });
    const onError = (error: unknown) => {
      throw error;
    };
    const relay = new Relay({ transactor: own.database, transport, source: '/test', onError });
    return { own, transport, relay };
  }
}
