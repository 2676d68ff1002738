import type { DetectionRun } from '@namkhong/contracts/http/scoring-forensics';
import { FORENSIC_PARAMETERS, localDate } from '@namkhong/domain';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ChannelComparer } from './channel-comparer.js';
import { comparedQuarter, examinedPeriods, type Period } from './examined-periods.js';
import { ObservationsReader } from './observations.reader.js';
import { OfficialsExaminer, type Look } from './officials-examiner.js';

/** Officials examined in one transaction, and in one run; the others wait for the next. */
const OFFICIALS = 20;
const OFFICIALS_PER_RUN = 2_000;
/** How long a rating waits to be looked at: dossiers, signals and neighbours arrive on topics of their own. */
const SETTLING_MS = 10 * 60_000;

/**
 * Looks for manipulation in what has come since it last looked. Each step is a transaction that decides, announces and notes
 * what it looked at: a run that was cut off is simply followed by the next.
 */
@Injectable()
export class DetectionService {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly observations: ObservationsReader,
    private readonly examiner: OfficialsExaminer,
    private readonly comparer: ChannelComparer,
    private readonly clock: Clock,
  ) {}

  /** One run at a time over all instances; null where another one is at it. */
  async run(): Promise<DetectionRun | null> {
    return this.database.read(async (holder) => {
      if (!(await this.seize(holder))) return null;
      try {
        return await this.look();
      } finally {
        await holder.query(`SELECT pg_advisory_unlock(hashtextextended('forensics', 0))`);
      }
    });
  }

  /** Lets the run in progress end after its current step. */
  stop(): void {
    this.stopping = true;
  }

  /** The lock is the connection's: it goes with an instance that dies. */
  private async seize(holder: Session): Promise<boolean> {
    const [row] = await holder.query<{ seized: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('forensics', 0)) AS seized`,
    );
    return row?.seized ?? false;
  }

  private async look(): Promise<DetectionRun> {
    const now = this.clock.now();
    const today = localDate(now);
    const run: DetectionRun = { examined: 0, remaining: 0, excluded: 0, quarantined: 0, alerts: 0 };
    for (const period of examinedPeriods(today)) await this.examine(period, now, run);
    const quarter = comparedQuarter(today);
    if (quarter !== null && run.remaining === 0) {
      run.alerts += await this.database.transaction((session) =>
        this.comparer.compare(session, quarter, now),
      );
    }
    return run;
  }

  private async examine(period: Period, now: Date, run: DetectionRun): Promise<void> {
    const before = new Date(now.getTime() - SETTLING_MS);
    const { changed, look } = await this.database.read(async (session) => {
      const turnout = await this.observations.turnout(session, period);
      const found: Look = { period, turnout, before };
      return {
        changed: await this.observations.changed(session, period, before, FORENSIC_PARAMETERS.version),
        look: found,
      };
    });
    const due = changed.slice(0, OFFICIALS_PER_RUN - run.examined);
    run.remaining += changed.length;
    for (let start = 0; start < due.length && !this.stopping; start += OFFICIALS) {
      const some = due.slice(start, start + OFFICIALS);
      const { excluded, quarantined, alerts } = await this.database.transaction((session) =>
        this.examiner.examine(session, some, look),
      );
      run.examined += some.length;
      run.remaining -= some.length;
      run.excluded += excluded;
      run.quarantined += quarantined;
      run.alerts += alerts;
    }
  }
}
