import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The service's Prometheus registry: process defaults, HTTP durations, the state of the bus. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** `route` is the pattern, never the address: an address may carry a secret and has no bound. */
  readonly httpDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  readonly refused = new Counter({
    name: 'http_requests_refused_total',
    help: 'Requests refused for overload or rate.',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param inFlight requests being answered; asked when somebody looks, as setting a gauge twice a request costs more */
  watchInFlight(inFlight: () => number): void {
    new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests being answered.',
      registers: [this.registry],
      collect() {
        this.set(inFlight());
      },
    });
  }
}
