import { localDate } from '@namkhong/domain';
import { Clock, Database, LOGGER, Rounds, type Logger, type Session } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Moment, Page, Passed } from './register-acts.js';
import { StrandedSupportService } from './stranded-support.service.js';
import { StrandedTaskService } from './stranded-task.service.js';

const EVERY_MS = 60_000;
/** Tasks that are looked at in one transaction. */
const BATCH = 200;
const BEGINNING = '00000000-0000-0000-0000-000000000000';

type Pass<Key> = (session: Session, at: Moment, page: Page<Key>) => Promise<Passed<Key>>;

/** Looks every minute for open tasks whose unit, or one that supports it, has ended: a merger takes effect within a minute after midnight. */
@Injectable()
export class StrandedTasks implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly tasks: StrandedTaskService,
    private readonly supports: StrandedSupportService,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'tasks of units that ended were not passed on; next try in a minute';
    const work = async () => {
      const passed = await this.run();
      if (passed > 0) this.logger.info({ passed }, 'tasks of units that ended passed on');
    };
    this.rounds = new Rounds({ everyMs: EVERY_MS, work, logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** Answers how many went over, were joined, or are supported by somebody else now. */
  async run(): Promise<number> {
    const first = { assignmentId: BEGINNING, supportingUnitId: BEGINNING };
    return (
      (await this.pages(BEGINNING, (...look) => this.tasks.pass(...look))) +
      (await this.pages(first, (...look) => this.supports.pass(...look)))
    );
  }

  /** Page by page, a transaction each. */
  private async pages<Key>(beginning: Key, pass: Pass<Key>): Promise<number> {
    let passed = 0;
    for (let after: Key | undefined = beginning; after !== undefined;) {
      const now = this.clock.now();
      const page: Page<Key> = { after, limit: BATCH };
      const done: Passed<Key> = await this.database.transaction((session) =>
        pass(session, { now, today: localDate(now) }, page),
      );
      passed += done.passed;
      after = done.last;
    }
    return passed;
  }
}
