import { Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ReportLedger } from './report-ledger.js';

const AT_A_TIME = 200;

/** Tells of stages a day later. */
@Injectable()
export class ReportUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly ledger: ReportLedger,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'stages of reports were not told; next try in an hour';
    const work = () => this.run();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  async run(): Promise<void> {
    let told = AT_A_TIME;
    while (told === AT_A_TIME)
      told = await this.database.transaction((session) => this.ledger.tell(session, AT_A_TIME));
  }
}
