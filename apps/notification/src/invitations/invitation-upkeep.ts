import { localDate } from '@namkhong/domain';
import { Clock, Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InvitationRepository } from './invitation.repository.js';

/** Forgets ballots that are no longer accepted. */
@Injectable()
export class InvitationUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: InvitationRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'expired invitations were not forgotten; next try in an hour';
    const work = () => this.forget();
    this.rounds = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  private async forget(): Promise<void> {
    const day = localDate(this.clock.now());
    await this.database.transaction((session) => this.repository.removeExpired(session, day));
  }
}
