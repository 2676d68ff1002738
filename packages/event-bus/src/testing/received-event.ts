import { createEvent, eventsByType, parseEvent, type EventDefinition } from '@namkhong/contracts';
import type { z } from 'zod';
import type { ReceivedEvent } from '../received-event.js';

/** An event as a handler would receive it, for tests of handlers without a bus; ids are the caller's. */
export function receivedEvent<Data extends z.ZodType>(
  definition: EventDefinition<string, Data>,
  data: z.input<Data>,
  id: string,
  time = new Date('2026-11-23T02:00:00Z'),
): ReceivedEvent {
  const event = createEvent(definition, data, { id, source: '/test', time, correlationId: id });
  return {
    ...parseEvent(eventsByType, event.headers, event.value),
    topic: event.topic,
    partition: 0,
    offset: 0n,
  };
}
