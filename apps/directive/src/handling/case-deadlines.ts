import { localDate } from '@namkhong/domain';
import { Clock, Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CaseRounds } from './case-rounds.js';

/** Every hour does what the clocks of cases say; nothing is decided here. */
@Injectable()
export class CaseDeadlines implements OnApplicationBootstrap, OnApplicationShutdown {
  private timed: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly rounds: CaseRounds,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timed = new Rounds({
      everyMs: HOUR_MS,
      atOnce: true,
      work: () => this.run(),
      logger: this.logger,
      failure: 'deadlines of cases were not kept; next try in an hour',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.timed?.stop();
  }

  /** Answers how many cases were moved. */
  async run(): Promise<number> {
    let moved = 0;
    for (const round of this.rounds.all) {
      for (let count = 1; count > 0; moved += count) {
        const today = localDate(this.clock.now());
        count = await this.database.transaction((session) => round(session, today));
      }
    }
    return moved;
  }
}
