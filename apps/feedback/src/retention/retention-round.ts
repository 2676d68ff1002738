import { hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RetentionService } from './retention.service.js';

/** Has the rules of retention kept every hour, whether or not anybody asks. */
@Injectable()
export class RetentionRound implements OnApplicationBootstrap, OnApplicationShutdown {
  private end: () => void = () => undefined;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly retention: RetentionService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.end = hourly('retention', () => (this.round = this.retention.run(false, null)), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.end();
    await this.round.catch(() => undefined);
  }
}
