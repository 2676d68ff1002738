import type { ladderRequest, LadderView } from '@namkhong/contracts/http/directive-escalation';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { LadderRepository } from './ladder.repository.js';
import { findLadderFault } from './ladder.js';

type LadderRequest = z.output<typeof ladderRequest>;

/** Lets the issuer say, from a day on, whom a late task is told to. What has begun to hold is never changed. */
@Injectable()
export class LadderService {
  constructor(
    private readonly database: Database,
    private readonly repository: LadderRepository,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
  ) {}

  /** Throws Problem 422 `ladder-effective-in-past` or what is wrong with the steps, 409 `ladder-taken`. */
  async add(caller: Caller, request: LadderRequest): Promise<LadderView> {
    return this.database.transaction(async (session) => {
      const ladder = this.check(caller, { ...request, ladderId: this.ids.next(), version: 1 });
      if (!(await this.repository.add(session, ladder))) throw taken(ladder);
      return this.note(session, caller, ladder);
    });
  }

  /** Throws as `add` does, and Problem 404 `ladder-unknown`, 412 `version-stale`, 409 `ladder-in-force`. */
  async replace(
    caller: Caller,
    ladderId: string,
    expectedVersion: number,
    request: LadderRequest,
  ): Promise<LadderView> {
    return this.database.transaction(async (session) => {
      const known = await this.repository.lock(session, ladderId);
      if (known === null) throw new Problem(404, 'ladder-unknown', { text: ladderId });
      if (known.version !== expectedVersion) throw new Problem(412, 'version-stale');
      if (known.effectiveFrom <= caller.today) {
        throw new Problem(409, 'ladder-in-force', { day: known.effectiveFrom });
      }
      const ladder = this.check(caller, { ...request, ladderId, version: known.version + 1 });
      if (!(await this.repository.replace(session, ladder))) throw taken(ladder);
      return this.note(session, caller, ladder);
    });
  }

  private check(caller: Caller, ladder: LadderView): LadderView {
    if (ladder.effectiveFrom < caller.today) {
      throw new Problem(422, 'ladder-effective-in-past', { day: ladder.effectiveFrom });
    }
    const fault = findLadderFault(ladder.steps);
    if (fault !== null) throw new Problem(422, fault.code, { step: fault.step });
    return ladder;
  }

  private note(session: Session, caller: Caller, ladder: LadderView): LadderView {
    const { ladderId, urgency, effectiveFrom, version, steps } = ladder;
    this.audit.append(session, {
      act: 'escalation.configure',
      ...{ caller, unit: null, targets: [ladderId] },
      details: { urgency, effectiveFrom, version, steps: steps.map(({ code }) => code) },
    });
    return ladder;
  }
}

function taken({ urgency, effectiveFrom }: LadderView): Problem {
  return new Problem(409, 'ladder-taken', { urgency, day: effectiveFrom });
}
