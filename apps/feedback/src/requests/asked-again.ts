import { addDays } from '@namkhong/domain';
import { Database, hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RequestLedger } from './request-ledger.js';
import { RequestRepository } from './request.repository.js';

const DAYS_AFTER_CLOSING = 14;
const AT_A_TIME = 100;

/** Asks whoever has said nothing for fourteen days after a unit called their request done, once. */
@Injectable()
export class AskedAgain implements OnApplicationBootstrap, OnApplicationShutdown {
  private end: () => void = () => undefined;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly requests: RequestRepository,
    private readonly ledger: RequestLedger,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.end = hourly('requests to ask about again', () => (this.round = this.run()), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.end();
    await this.round.catch(() => undefined);
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
