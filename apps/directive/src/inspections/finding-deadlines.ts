import { localDate } from '@namkhong/domain';
import { Clock, Database, HOUR_MS, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FindingAccess } from './finding-access.js';
import { FindingKeeper } from './finding-keeper.js';
import { FindingRepository } from './finding.repository.js';

/** Findings that are moved in one transaction. */
const FINDINGS = 50;

/**
 * Every hour makes final what nobody has appealed in time, and ends what has counted long enough. Both follow from decisions
 * that two people made; nothing is decided here.
 */
@Injectable()
export class FindingDeadlines implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: FindingRepository,
    private readonly keeper: FindingKeeper,
    private readonly access: FindingAccess,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: HOUR_MS,
      atOnce: true,
      work: () => this.run(),
      logger: this.logger,
      failure: 'deadlines of findings were not kept; next try in an hour',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Answers how many findings were moved. */
  async run(): Promise<number> {
    let moved = 0;
    for (const round of [() => this.finalise(), () => this.expire()]) {
      for (let count = FINDINGS; count === FINDINGS; moved += count) count = await round();
    }
    return moved;
  }

  private async finalise(): Promise<number> {
    return this.database.transaction(async (session) => {
      const today = localDate(this.clock.now());
      const uncontested = await this.repository.lockUncontested(session, today, FINDINGS);
      for (const finding of uncontested) {
        const step = { kind: 'finalised', detail: null, reason: null } as const;
        const final = await this.keeper.makeFinal(session, finding, { state: 'final' }, step);
        await this.access.note(session, null, 'finding.conclude/final', final);
      }
      return uncontested.length;
    });
  }

  private async expire(): Promise<number> {
    return this.database.transaction(async (session) => {
      const today = localDate(this.clock.now());
      const expired = await this.repository.lockExpired(session, today, FINDINGS);
      for (const finding of expired) {
        const saved = await this.keeper.expire(session, finding);
        await this.access.note(session, null, 'finding.conclude/expired', saved);
      }
      return expired.length;
    });
  }
}
