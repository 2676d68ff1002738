import { LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ExportsService } from './exports.service.js';

/** Exports are due by the day: looking every five minutes is soon enough. */
const PAUSE_MS = 300_000;

/** Looks now and then whether an export is due. */
@Injectable()
export class ExportLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly exports: ExportsService,
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
      await this.exports.makeDue();
    } catch (error) {
      this.logger.error({ err: error }, 'an export could not be made; it stays due');
    }
  }
}
