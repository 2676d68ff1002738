import type { ReportingRound } from '@namkhong/contracts/http/directive-reporting-duties';
import { localDate } from '@namkhong/domain';
import { Clock, Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DutyRepository } from './duty.repository.js';
import { ReportAsker } from './report-asker.js';

/** Duties looked at in one round; the others wait for the next. */
const DUTIES_PER_ROUND = 500;

/**
 * Looks at every duty once a day. Each is a transaction that makes its tasks and notes the look; a task of a duty, a period and
 * a unit exists once, so a round that was cut off is simply followed by the next, and two at a time share the work.
 */
@Injectable()
export class RoundService {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly repository: DutyRepository,
    private readonly asker: ReportAsker,
    private readonly clock: Clock,
  ) {}

  async round(): Promise<ReportingRound> {
    const today = localDate(this.clock.now());
    const round = { duties: 0, made: 0 };
    while (round.duties < DUTIES_PER_ROUND && !this.stopping) {
      const made = await this.database.transaction(async (session) => {
        const duty = await this.repository.next(session, today);
        if (duty === null) return null;
        const asked = await this.asker.ask(session, duty, today);
        await this.repository.noteLook(session, duty.dutyId, today);
        return asked;
      });
      if (made === null) break;
      round.duties += 1;
      round.made += made;
    }
    return round;
  }

  /** Lets the round in progress end after its current duty. */
  stop(): void {
    this.stopping = true;
  }
}
