import { LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PeriodsService } from './periods.service.js';

/** Decisions about closed quarters are rare, and nobody waits for the next publication by the minute. */
const PAUSE_MS = 600_000;

/** Looks every ten minutes whether anything changed in a closed quarter, and publishes it anew where its figures did. */
@Injectable()
export class RecomputeLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly periods: PeriodsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.run());
    }, PAUSE_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    try {
      await this.periods.recomputeChanged();
    } catch (error) {
      this.logger.error({ err: error }, 'a closed quarter could not be published anew; it stays due');
    }
  }
}
