import { Injectable } from '@nestjs/common';
import type { BusLifecycle } from '../bus/bus-lifecycle.js';
import type { Health } from '../health/health.js';

interface Parts {
  readonly bus: BusLifecycle;
  readonly health: Health;
}

/** What runs beside the providers, for those that are asked about it: known once the service begins to listen. */
@Injectable()
export class RunningParts {
  private parts: Parts | undefined;

  run(parts: Parts): void {
    this.parts = parts;
  }

  /** @throws Error before the service runs */
  get(): Parts {
    if (this.parts === undefined) throw new Error('the service does not run yet');
    return this.parts;
  }
}
