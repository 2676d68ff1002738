import { LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DetectionService } from './detection.service.js';

/** Between two looks: manipulation is slower than that, and a quarantine lasts days. */
const PAUSE_MS = 300_000;

/** Has detection run every few minutes. */
@Injectable()
export class DetectionLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly detection: DetectionService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.detect(),
      logger: this.logger,
      failure: 'detection failed; what was not looked at waits for the next run',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.detection.stop();
    await this.rounds?.stop();
  }

  private async detect(): Promise<void> {
    const run = await this.detection.run();
    if (run && run.excluded + run.quarantined + run.alerts > 0)
      this.logger.info(run, 'manipulation suspected');
  }
}
