import { Clock, Database, hourly, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { QueryLogRepository, type LoggedQuery } from './query-log.repository.js';

/** How long an entry waits for others at most. */
const GATHER_MS = 100;
/** Entries kept waiting while the database is away; the oldest are then let go, and that is said. */
const MOST_WAITING = 10_000;
const KEPT_DAYS = 400;

/**
 * Writes who asked what. Entries go in together, a tenth of a second after the first at the latest, so that an answer
 * never waits for its own entry; a crash can cost what came in that time. What is older than 400 days is forgotten.
 */
@Injectable()
export class QueryLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private waiting: LoggedQuery[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private endUpkeep: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: QueryLogRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.endUpkeep = hourly('query log', () => this.forgetOld(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    this.endUpkeep();
    await this.flush();
  }

  add(entry: LoggedQuery): void {
    this.waiting.push(entry);
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** Everything that waits is in the database when this returns, unless the database is away. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async forgetOld(): Promise<void> {
    const moment = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.database.transaction((session) => this.repository.forgetBefore(session, moment));
  }

  private async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    try {
      await this.database.transaction((session) => this.repository.add(session, entries));
    } catch (error) {
      this.waiting = [...entries, ...this.waiting];
      const lost = Math.max(0, this.waiting.length - MOST_WAITING);
      this.waiting.splice(0, lost);
      this.logger.error({ err: error, lost }, 'the query log could not be written; entries wait');
    }
  }
}
