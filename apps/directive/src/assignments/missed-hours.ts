import { Clock, Database, LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AssignmentRepository } from './assignment.repository.js';

const EVERY_MS = 60_000;

/** Notes every minute which tasks missed the hour they were due at; a day passes by itself, an hour has to be noted. */
@Injectable()
export class MissedHours implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: AssignmentRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'hours that passed were not noted; next try in a minute';
    const work = async () => void (await this.run());
    this.rounds = new Rounds({ everyMs: EVERY_MS, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Answers how many tasks missed theirs since the last look. */
  async run(): Promise<number> {
    return this.database.transaction((session) => this.repository.noteMissedHours(session, this.clock.now()));
  }
}
