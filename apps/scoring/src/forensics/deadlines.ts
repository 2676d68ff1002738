import { localDate } from '@namkhong/domain';
import { Database, LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { letDeadlinePass } from './decide-review.js';
import { Standings } from './standings.js';
import { StandingsRepository } from './standings.repository.js';

const HOUR_MS = 3_600_000;

/** Officials whose ratings are given back in one transaction. */
const OFFICIALS = 20;

/** Every hour gives back what nobody has decided in time: a quarantine may not become an exclusion by neglect. */
@Injectable()
export class Deadlines implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: StandingsRepository,
    private readonly standings: Standings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: HOUR_MS,
      atOnce: true,
      work: () => this.giveBack(),
      logger: this.logger,
      failure: 'deadlines of quarantines were not kept; next try in an hour',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Answers how many ratings count again. */
  async giveBack(): Promise<number> {
    const occasion = this.standings.occasion();
    const today = localDate(occasion.now);
    let given = 0;
    for (;;) {
      const decided = await this.database.transaction(async (session) => {
        const officials = await this.repository.withDeadlinePassed(session, today, OFFICIALS);
        await this.repository.lock(session, officials);
        const inForce = await this.repository.ofOfficials(session, officials);
        const decisions = [...inForce.values()].flatMap((each) => letDeadlinePass(each, occasion));
        await this.standings.decide(session, decisions);
        return decisions.length;
      });
      if (decided === 0) return given;
      given += decided;
    }
  }
}
