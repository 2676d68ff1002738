import { localDate } from '@namkhong/domain';
import { Clock, Database, hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InvitationRepository } from './invitation.repository.js';

/** Forgets ballots that are no longer accepted. */
@Injectable()
export class InvitationUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private end: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: InvitationRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.end = hourly('expired invitations', () => this.forget(), this.logger);
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private async forget(): Promise<void> {
    const day = localDate(this.clock.now());
    await this.database.transaction((session) => this.repository.removeExpired(session, day));
  }
}
