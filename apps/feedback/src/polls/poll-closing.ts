import { Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PollDesk } from './poll-desk.js';
import { PollRepository } from './poll.repository.js';

const AT_A_TIME = 20;

/** Counts what is over, and keeps the counts alone. */
@Injectable()
export class PollClosing implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly desk: PollDesk,
    private readonly polls: PollRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'polls that are over were not counted; next try in an hour';
    const work = async () => void (await this.run());
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Answers how many were counted. */
  async run(): Promise<number> {
    let counted = 0;
    for (let found = AT_A_TIME; found === AT_A_TIME; counted += found) {
      found = await this.database.transaction(async (session) => {
        const over = await this.polls.toClose(session, this.desk.today(), AT_A_TIME);
        for (const pollId of over)
          await this.polls.close(session, pollId, await this.polls.count(session, pollId));
        return over.length;
      });
    }
    return counted;
  }
}
