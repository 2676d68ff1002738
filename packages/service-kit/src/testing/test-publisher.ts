import { createEvent, type EventDefinition } from '@namkhong/contracts';
import { createTransport, platformTopics, type Transport } from '@namkhong/event-bus';
import { v7 } from 'uuid';
import type { z } from 'zod';

/** Another service, as far as the bus is concerned: what it says is on the log when `publish` returns. */
export class TestPublisher {
  private opened: Promise<Transport> | undefined;

  constructor(private readonly busUrl: string) {}

  async publish<Data extends z.ZodType>(
    definition: EventDefinition<string, Data>,
    all: readonly z.input<Data>[],
  ): Promise<void> {
    const transport = await (this.opened ??= this.open());
    await transport.publish(
      all.map((data) =>
        createEvent(definition, data, { id: v7(), source: '/test', time: new Date(), correlationId: v7() }),
      ),
    );
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
  }

  private async open(): Promise<Transport> {
    const transport = createTransport({ kind: 'postgres', url: this.busUrl }, (_level, message, fields) => {
      throw new Error(message, { cause: fields });
    });
    await transport.ensureTopics(platformTopics);
    return transport;
  }
}
