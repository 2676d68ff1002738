import { LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RoundService } from './round.service.js';

/** Between two looks; a duty is looked at once a day, the first time after midnight. */
const PAUSE_MS = 600_000;

/** Has reports asked for by themselves. */
@Injectable()
export class RoundLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly duties: RoundService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.ask(),
      logger: this.logger,
      failure: 'asking for reports failed; what was not asked for waits for the next round',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.duties.stop();
    await this.rounds?.stop();
  }

  private async ask(): Promise<void> {
    const round = await this.duties.round();
    if (round.made > 0) this.logger.info(round, 'reports asked for');
  }
}
