import { createEvent, type EventDefinition, type IncomingEvent } from '@namkhong/contracts';
import { appendToOutbox } from '@namkhong/event-bus';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../context/clock.js';
import { Ids } from '../context/ids.js';
import { currentContext } from '../context/request-context.js';
import type { Session } from '../database/session.js';
import { SERVICE_NAME } from '../kit.tokens.js';

/** Puts events into the outbox of the caller's transaction, filling in id, source, time and correlation. */
@Injectable()
export class Events {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** One event. `cause` is the event being handled, where there is one. @throws ZodError where the data break the contract */
  async append<Data extends z.ZodType>(
    session: Session,
    definition: EventDefinition<string, Data>,
    data: z.input<Data>,
    cause?: IncomingEvent,
  ): Promise<void> {
    await this.appendAll(session, definition, [data], cause);
  }

  /** Many events of one definition, in one statement. */
  async appendAll<Data extends z.ZodType>(
    session: Session,
    definition: EventDefinition<string, Data>,
    all: readonly z.input<Data>[],
    cause?: IncomingEvent,
  ): Promise<void> {
    const correlationId = cause?.correlationId ?? currentContext()?.correlationId ?? this.ids.next();
    await this.appendEach(
      session,
      definition,
      all.map((data) => ({ data, correlationId })),
      cause,
    );
  }

  /** Many events of one definition, in one statement, each part of a story of its own. */
  async appendEach<Data extends z.ZodType>(
    session: Session,
    definition: EventDefinition<string, Data>,
    all: readonly { readonly data: z.input<Data>; readonly correlationId: string }[],
    cause?: IncomingEvent,
  ): Promise<void> {
    const time = this.clock.now();
    const common = { source: `/${this.service}`, time, causationId: cause?.id };
    await appendToOutbox(
      session,
      all.map(({ data, correlationId }) =>
        createEvent(definition, data, { ...common, id: this.ids.next(), correlationId }),
      ),
    );
  }
}
