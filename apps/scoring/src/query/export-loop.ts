import { LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ExportsService } from './exports.service.js';

/** Exports are due by the day: looking every five minutes is soon enough. */
const PAUSE_MS = 300_000;

/** Looks now and then whether an export is due. */
@Injectable()
export class ExportLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly exports: ExportsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.exports.makeDue(),
      logger: this.logger,
      failure: 'an export could not be made; it stays due',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }
}
