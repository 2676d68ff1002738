import type { Operation } from '@namkhong/contracts/http/operation';
import { Inject, Injectable } from '@nestjs/common';
import { consumerLag, unsentEvents } from '../bus/bus-backlog.js';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import { SERVICE_NAME } from '../kit.tokens.js';
import { RunningParts } from './running-parts.js';

/** How the service stands, for those who run it. */
@Injectable()
export class OperationReader {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly parts: RunningParts,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<Operation> {
    const { bus, health } = this.parts.get();
    const { ready, parts } = await health.readiness();
    const lags = await consumerLag(bus, this.database);
    return {
      service: this.service,
      at: this.clock.now().toISOString(),
      ready,
      parts: { ...parts },
      outbox: { waiting: await unsentEvents(this.database) },
      consumers: bus.consumers.map(({ group, consumer }) => ({
        group,
        topics: lags.filter((each) => each.group === group).map(({ topic, lag }) => ({ topic, lag })),
        halted: consumer.status().halted ?? null,
      })),
    };
  }
}
