import { Clock, Database, LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { topics } from '@namkhong/contracts';
import { RatingsRepository } from './ratings.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Rows destroyed in one transaction, and transactions in one round. */
const ROWS = 5_000;
const ROUNDS = 200;

/** Destroys signals when their topic forgets them: nothing that could tell raters apart outlives its purpose. */
@Injectable()
export class ForgetSignals implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly ratings: RatingsRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: HOUR_MS,
      atOnce: true,
      work: () => this.forgetDue(),
      logger: this.logger,
      failure: 'signals past their retention could not be destroyed; next try in an hour',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.rounds?.stop();
  }

  /** Destroys what is due; answers how many rows. */
  async forgetDue(): Promise<number> {
    const { retentionDays } = topics['feedback.signal.v1'];
    const before = new Date(this.clock.now().getTime() - retentionDays * DAY_MS);
    let forgotten = 0;
    for (let round = 0; round < ROUNDS && !this.stopping; round += 1) {
      const count = await this.database.transaction((session) =>
        this.ratings.forgetSignals(session, before, ROWS),
      );
      forgotten += count;
      if (count < ROWS) break;
    }
    if (forgotten > 0) this.logger.info({ forgotten }, 'signals past their retention destroyed');
    return forgotten;
  }
}
