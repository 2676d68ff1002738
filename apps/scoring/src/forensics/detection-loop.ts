import { LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DetectionService } from './detection.service.js';

/** Between two looks: manipulation is slower than that, and a quarantine lasts days. */
const PAUSE_MS = 300_000;

/** Has detection run every few minutes. */
@Injectable()
export class DetectionLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly detection: DetectionService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.run());
    }, PAUSE_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.detection.stop();
    await this.round;
  }

  private async run(): Promise<void> {
    try {
      const run = await this.detection.run();
      if (run && run.excluded + run.quarantined + run.alerts > 0)
        this.logger.info(run, 'manipulation suspected');
    } catch (error) {
      this.logger.error({ err: error }, 'detection failed; what was not looked at waits for the next run');
    }
  }
}
