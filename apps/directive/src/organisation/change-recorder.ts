import type { ChangeRequest } from '@namkhong/contracts/http/directive-organisation';
import { type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ChangeDecision } from './decide-change.js';
import { HoldingsRecorder } from './holdings-recorder.js';
import { UnitRecorder } from './unit-recorder.js';

/** Writes all that a change decided. */
@Injectable()
export class ChangeRecorder {
  constructor(
    private readonly units: UnitRecorder,
    private readonly holdings: HoldingsRecorder,
  ) {}

  async record(
    session: Session,
    request: ChangeRequest,
    { units, posts, servicePoints, consequences }: ChangeDecision,
    caller: Caller,
  ): Promise<{ changeId: string; revision: number }> {
    const recorded = await this.units.record(
      session,
      units,
      { ...request, kind: 'change', consequences, recordedBy: caller.subject },
      caller.today,
    );
    await this.holdings.recordPosts(session, posts);
    await this.holdings.recordPoints(session, servicePoints);
    return recorded;
  }
}
