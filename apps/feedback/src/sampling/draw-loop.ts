import { localDate } from '@namkhong/domain';
import { Clock, Database, LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SamplingRepository } from './sampling.repository.js';

const EVERY_MS = 3_600_000;

/** Has the next day's seed made, and so its commitment known, before the day. */
@Injectable()
export class DrawLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly sampling: SamplingRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.prepare();
    const failure = 'making the seeds of draws failed; the next round tries again';
    this.rounds = new Rounds({ everyMs: EVERY_MS, work: () => this.prepare(), logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  private async prepare(): Promise<void> {
    const today = localDate(this.clock.now());
    await this.database.transaction((session) => this.sampling.prepare(session, today));
  }
}
