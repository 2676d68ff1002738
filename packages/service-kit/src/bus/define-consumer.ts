import type { TopicName } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { FactoryProvider, Type } from '@nestjs/common';
import type { Session } from '../database/session.js';

/** What handles the batches of a group; the effect, the event ids and the offsets commit in the given session. */
export interface BatchHandler {
  handle(batch: readonly ReceivedEvent[], session: Session): Promise<void>;
}

export interface ConsumerSettings {
  /** The group within the service; on the bus it is `<service>.<group>`. */
  readonly group: string;
  readonly topics: readonly TopicName[];
  /** An injectable class of the same module. */
  readonly handler: Type<BatchHandler>;
  /** Which event types of the topics are wanted; all when left out. */
  readonly accepts?: (type: string) => boolean;
}

/** A consumer found by `bootService` among all providers and started after the service listens. */
export class BusConsumer {
  constructor(
    readonly settings: ConsumerSettings,
    readonly handler: BatchHandler,
  ) {}
}

/** A provider for a module's list: `providers: [DirectoryConsumer, defineConsumer({ …, handler: DirectoryConsumer })]`. */
export function defineConsumer(settings: ConsumerSettings): FactoryProvider<BusConsumer> {
  return {
    provide: Symbol(`namkhong:consumer:${settings.group}`),
    inject: [settings.handler],
    useFactory: (handler: BatchHandler) => new BusConsumer(settings, handler),
  };
}
