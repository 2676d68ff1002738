import { Clock, Database, Rounds, LOGGER, type Logger, HOUR_MS } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { QueryLogRepository, type AskedQuery, type EndedQuery } from './query-log.repository.js';

/** How long an outcome waits for others at most. */
const GATHER_MS = 100;
/** Outcomes kept waiting while the database is away; the oldest are then let go, and that is said. */
const MOST_WAITING = 10_000;
const KEPT_DAYS = 400;

/**
 * Who asked what. A question is committed before anybody is answered, so that none is ever lost, not even one that ends
 * the service; questions that come while others are being written go in together. What became of it follows a tenth of
 * a second after its answer at the latest. What is older than 400 days is forgotten.
 */
@Injectable()
export class QueryLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private asking: AskedQuery[] = [];
  private committing: Promise<void> = Promise.resolve();
  private nextCommit: Promise<void> | undefined;
  private endings: EndedQuery[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private upkeep: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: QueryLogRepository,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'old questions were not forgotten; next try in an hour';
    const work = () => this.forgetOld();
    this.upkeep = new Rounds({ everyMs: HOUR_MS, atOnce: true, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.upkeep?.stop();
    await this.flush();
  }

  /** Resolves when the question is committed; rejects where it could not be, and then it may not be answered. */
  asked(question: AskedQuery): Promise<void> {
    this.asking.push(question);
    const commit = () => this.commitAsked();
    this.nextCommit ??= this.committing.then(commit, commit);
    return this.nextCommit;
  }

  ended(outcome: EndedQuery): void {
    this.endings.push(outcome);
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  /** Every outcome that waits is in the database when this returns, unless the database is away. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.writeEndings());
    return this.writing;
  }

  async forgetOld(): Promise<void> {
    const moment = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.database.transaction((session) => this.repository.forgetBefore(session, moment));
  }

  private async commitAsked(): Promise<void> {
    const questions = this.asking;
    this.asking = [];
    this.committing = this.nextCommit ?? this.committing;
    this.nextCommit = undefined;
    await this.database.independently((session) => this.repository.add(session, questions));
  }

  private async writeEndings(): Promise<void> {
    if (this.endings.length === 0) return;
    const outcomes = this.endings;
    this.endings = [];
    try {
      await this.database.independently((session) => this.repository.end(session, outcomes));
    } catch (error) {
      this.endings = [...outcomes, ...this.endings];
      const lost = Math.max(0, this.endings.length - MOST_WAITING);
      this.endings.splice(0, lost);
      this.logger.error({ err: error, lost }, 'outcomes of questions could not be written; they wait');
    }
  }
}
