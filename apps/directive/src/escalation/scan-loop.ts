import { LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ScanService } from './scan.service.js';

/** Between two looks: a task that is given in the morning and due in the evening is not looked at tomorrow only. */
const PAUSE_MS = 600_000;

/** Has open tasks looked through every few minutes. */
@Injectable()
export class ScanLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly scans: ScanService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.scan(),
      logger: this.logger,
      failure: 'looking for late tasks failed; what was not looked at waits for the next scan',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.scans.stop();
    await this.rounds?.stop();
  }

  private async scan(): Promise<void> {
    const scan = await this.scans.scan();
    if (scan && scan.taken > 0) this.logger.info(scan, 'steps of escalation taken');
  }
}
