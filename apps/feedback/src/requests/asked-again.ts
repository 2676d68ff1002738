import { addDays } from '@namkhong/domain';
import { Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RequestLedger } from './request-ledger.js';
import { RequestRepository } from './request.repository.js';

const DAYS_AFTER_CLOSING = 14;
const AT_A_TIME = 100;

/** Asks whoever has said nothing for fourteen days after a unit called their request done, once. */
@Injectable()
export class AskedAgain implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly requests: RequestRepository,
    private readonly ledger: RequestLedger,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'requests were not asked about again; next try in an hour';
    const work = () => this.run();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Answers how many were asked. */
  async run(): Promise<number> {
    let asked = 0;
    for (let found = AT_A_TIME; found === AT_A_TIME; asked += found) {
      found = await this.database.transaction(async (session) => {
        const before = addDays(this.ledger.today(), -DAYS_AFTER_CLOSING);
        const unheard = await this.requests.unheard(session, before, AT_A_TIME);
        for (const { requestId, phone } of unheard) await this.ledger.askAgain(session, requestId, phone);
        return unheard.length;
      });
    }
    return asked;
  }
}
