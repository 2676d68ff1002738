import type { EscalationScan } from '@namkhong/contracts/http/directive-escalation';
import { localDate } from '@namkhong/domain';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { OpenTaskReader } from '../assignments/open-task.reader.js';
import { LadderRepository } from './ladder.repository.js';
import { StepTaker, type Look } from './step-taker.js';
import { rememberShifts } from './working-day-shift.js';

/** Tasks looked at in one transaction: few enough that nobody waits long for one that is held. */
const BATCH = 500;

/**
 * Looks through all open tasks for steps that fell due. Each batch is a transaction of its own and each step is taken once,
 * so a scan that was cut off is simply followed by the next, which also takes what somebody else was changing meanwhile.
 */
@Injectable()
export class ScanService {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly tasks: OpenTaskReader,
    private readonly ladders: LadderRepository,
    private readonly taker: StepTaker,
    private readonly clock: Clock,
  ) {}

  /** One scan at a time over all instances; null where another one is at it. */
  async scan(): Promise<EscalationScan | null> {
    return this.database.read(async (holder) => {
      if (!(await this.seize(holder))) return null;
      try {
        return await this.look();
      } finally {
        await holder.query(`SELECT pg_advisory_unlock(hashtextextended('escalation', 0))`);
      }
    });
  }

  /** Lets the scan in progress end after its current batch. */
  stop(): void {
    this.stopping = true;
  }

  /** The lock is the connection's: it goes with an instance that dies. */
  private async seize(holder: Session): Promise<boolean> {
    const [row] = await holder.query<{ seized: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('escalation', 0)) AS seized`,
    );
    return row?.seized ?? false;
  }

  private async look(): Promise<EscalationScan> {
    const now = this.clock.now();
    const today = localDate(now);
    const inForce = await this.database.read((session) => this.ladders.inForce(session, today));
    const ladders = new Map(inForce.map((ladder) => [ladder.urgency, ladder]));
    const look: Look = { now, today, ladders, shiftBy: rememberShifts() };
    const scan = { examined: 0, taken: 0, beyondCalendar: 0 };
    let after: string | null = null;
    do {
      after = await this.step(after, look, scan);
    } while (after !== null && !this.stopping);
    return scan;
  }

  /** One batch; answers the last task looked at, or null where there are no more. */
  private async step(after: string | null, look: Look, scan: EscalationScan): Promise<string | null> {
    return this.database.transaction(async (session) => {
      const tasks = await this.tasks.page(session, after, BATCH);
      const { taken, beyondCalendar } = await this.taker.take(session, tasks, look);
      scan.examined += tasks.length;
      scan.taken += taken;
      scan.beyondCalendar += beyondCalendar;
      return tasks.length < BATCH ? null : (tasks.at(-1)?.assignmentId ?? null);
    });
  }
}
