import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, LOGGER, Rounds, type Logger, type Session } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { StrandedTaskService } from './stranded-task.service.js';

const EVERY_MS = 60_000;
/** Tasks that are looked at in one transaction. */
const BATCH = 200;
const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** Looks every minute for open tasks whose unit has ended: a merger takes effect within a minute after midnight. */
@Injectable()
export class StrandedTasks implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly tasks: StrandedTaskService,
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

  /** Answers how many went over or were joined. */
  async run(): Promise<number> {
    let [after, passed]: [string | undefined, number] = [BEGINNING, 0];
    while (after !== undefined) {
      const from: string = after;
      const done = await this.database.transaction((session) => this.pass(session, from));
      [after, passed] = [done.last, passed + done.passed];
    }
    return passed;
  }

  private async pass(session: Session, after: string) {
    const now = this.clock.now();
    const today: CivilDate = localDate(now);
    return this.tasks.pass(session, { now, today }, { after, limit: BATCH });
  }
}
