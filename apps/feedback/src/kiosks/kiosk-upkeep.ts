import { addDays, localDate } from '@namkhong/domain';
import { Clock, Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { KioskCodesRepository } from './kiosk-codes.repository.js';
import { KioskRepository } from './kiosk.repository.js';

/** Longer than any device is away: then nothing can be a repetition any more. */
const DAYS_OF_HASHES = 90;

/** Forgets the hashes of old records, and codes that nobody can use. */
@Injectable()
export class KioskUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly kiosks: KioskRepository,
    private readonly codes: KioskCodesRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'hashes and codes of kiosks were not forgotten; next try in an hour';
    const work = () => this.run();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (session) => {
      await this.kiosks.forgetBefore(session, addDays(localDate(now), -DAYS_OF_HASHES));
      await this.codes.forgetExpired(session, now);
    });
  }
}
