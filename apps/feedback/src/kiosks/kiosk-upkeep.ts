import { addDays, localDate } from '@namkhong/domain';
import { Clock, Database, hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { KioskCodesRepository } from './kiosk-codes.repository.js';
import { KioskRepository } from './kiosk.repository.js';

/** Longer than any device is away: then nothing can be a repetition any more. */
const DAYS_OF_HASHES = 90;

/** Forgets the hashes of old records, and codes that nobody can use. */
@Injectable()
export class KioskUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private end: () => void = () => undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly kiosks: KioskRepository,
    private readonly codes: KioskCodesRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.end = hourly('kiosks', () => (this.round = this.run()), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.end();
    await this.round.catch(() => undefined);
  }

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (session) => {
      await this.kiosks.forgetBefore(session, addDays(localDate(now), -DAYS_OF_HASHES));
      await this.codes.forgetExpired(session, now);
    });
  }
}
