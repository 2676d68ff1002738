import { LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PeriodsService } from './periods.service.js';

/** Decisions about closed quarters are rare, and nobody waits for the next publication by the minute. */
const PAUSE_MS = 600_000;

/** Looks every ten minutes whether anything changed in a closed quarter, and publishes it anew where its figures did. */
@Injectable()
export class RecomputeLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly periods: PeriodsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.periods.recomputeChanged(),
      logger: this.logger,
      failure: 'a closed quarter could not be published anew; it stays due',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }
}
