import type { contestDecisionRequest, contestRequest } from '@namkhong/contracts/http/scoring-flags';
import { Clock, Database, Ids, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { contestRole, findContestFault, isInLine } from './contest.js';
import { FlagAccess } from './flag-access.js';
import { FlagKeeper } from './flag-keeper.js';
import { endOf } from './flag-state.js';
import type { Contest, FlagFile } from './flag.js';
import { FlagsRepository } from './flags.repository.js';

type ContestRequest = z.output<typeof contestRequest>;
type ContestDecisionRequest = z.output<typeof contestDecisionRequest>;

/** Takes contests of flags, and what is decided about them. While one is pending the ratings stay counted. */
@Injectable()
export class ContestsService {
  constructor(
    private readonly database: Database,
    private readonly access: FlagAccess,
    private readonly repository: FlagsRepository,
    private readonly keeper: FlagKeeper,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * The text stays here: it is in no event.
   *
   * @throws Problem 404 `flag-unknown`, 403 `contest-not-yours`, 409 `flag-ended`, `contest-window-over` or
   *   `contest-repeated`
   */
  async contest(caller: Caller, flagId: string, { text }: ContestRequest): Promise<FlagFile> {
    return this.database.transaction(async (session) => {
      const file = await this.locked(session, flagId);
      const line = await this.access.line(session, file);
      const by = contestRole(file.flag, line, caller.grants, caller.today);
      if (by === null) throw new Problem(403, 'contest-not-yours', { flagId });
      const fault = findContestFault(file, caller.today);
      if (fault)
        throw new Problem(fault.status, fault.code, { flagId, contestUntil: file.flag.contestUntil });
      const at = this.clock.now().toISOString();
      const account = caller.subject;
      const contest: Contest = {
        contestId: this.ids.next(),
        account,
        by,
        text,
        lodgedAt: at,
        decision: null,
      };
      if (!(await this.repository.addContest(session, flagId, contest)))
        throw new Problem(409, 'contest-repeated', { flagId });
      await this.step(session, flagId, 'contested', contest.contestId, at);
      return this.access.file(session, flagId);
    });
  }

  /**
   * A contest that is upheld ends the flag; one that is rejected leaves it as it was.
   *
   * @throws Problem 404 `flag-unknown` or `contest-unknown`, 403 `permission-denied` or `reviewer-in-line`, 409
   *   `contest-decided` or `flag-ended`
   */
  async decide(
    caller: Caller,
    flagId: string,
    contestId: string,
    { outcome, reason }: ContestDecisionRequest,
  ): Promise<FlagFile> {
    return this.database.transaction(async (session) => {
      const file = await this.locked(session, flagId);
      const line = await this.access.line(session, file);
      caller.require('flag.decide-contest', { unitId: line.unitId, ancestorIds: line.aboveIds });
      if (isInLine(file.flag, line, await this.access.reviewer(session, caller)))
        throw new Problem(403, 'reviewer-in-line', { flagId });
      const contest = file.contests.find((each) => each.contestId === contestId);
      if (!contest) throw new Problem(404, 'contest-unknown', { contestId });
      if (contest.decision !== null) throw new Problem(409, 'contest-decided', { contestId });
      if (endOf(file.history) !== null) throw new Problem(409, 'flag-ended', { flagId });
      const at = this.clock.now().toISOString();
      const decision = { outcome, reason, decidedAt: at };
      await this.repository.addDecision(session, contestId, decision, caller.subject);
      if (outcome === 'upheld')
        await this.keeper.end(session, file.flag, 'contest-upheld', 'contest-upheld', { contestId });
      else await this.step(session, flagId, 'contest-rejected', contestId, at);
      return this.access.file(session, flagId);
    });
  }

  /** Read after the lock, so that nothing can happen to it before this transaction ends. */
  private async locked(session: Session, flagId: string): Promise<FlagFile> {
    await this.repository.lock(session, flagId);
    return this.access.file(session, flagId);
  }

  private async step(
    session: Session,
    flagId: string,
    kind: 'contested' | 'contest-rejected',
    contestId: string,
    at: string,
  ): Promise<void> {
    await this.repository.addStep(session, flagId, { kind, at, reason: null, contestId, supersededBy: null });
  }
}
