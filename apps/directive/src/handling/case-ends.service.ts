import { localDate } from '@namkhong/domain';
import { AuditLog, Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { LineReader } from '../organisation/line.reader.js';
import { CaseKeeper, matterOf } from './case-keeper.js';
import { isUndecided } from './case-life.js';
import { CaseRepository, type Case } from './case.repository.js';
import type { FlagEnd } from './sources.js';

/** What becomes of a case when that on which it rests no longer holds. */
@Injectable()
export class CaseEndsService {
  constructor(
    private readonly repository: CaseRepository,
    private readonly keeper: CaseKeeper,
    private readonly clocks: ClockKeeper,
    private readonly lines: LineReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Notes once that the flag of a case ended; a flag without a case, or one that ended before, changes nothing. */
  async flagEnded(session: Session, { flagId, end, reason, endedAt }: FlagEnd): Promise<void> {
    const one = await this.repository.lockBy(session, { flagId });
    if (one === null || one.flagEnd !== null) return;
    const noted = { flagEnd: end, flagEndReason: reason, flagEndedAt: new Date(endedAt) };
    await this.restsNoLonger(session, one, noted, `flag-${end}`);
  }

  async findingWithdrawn(session: Session, findingId: string): Promise<void> {
    const one = await this.repository.lockBy(session, { findingId });
    if (one !== null) await this.restsNoLonger(session, one, {}, 'finding-withdrawn');
  }

  /** A finding that weighs less now: what was decided on it is looked at again; what was not goes on with it. */
  async findingCorrected(session: Session, findingId: string): Promise<void> {
    const one = await this.repository.lockBy(session, { findingId });
    if (one !== null && !isUndecided(one.status)) await this.lookAgain(session, one, {}, 'finding-corrected');
  }

  /** Nothing is left to review where nothing is decided; where something is, a person decides about it. */
  private async restsNoLonger(
    session: Session,
    one: Case,
    noted: Partial<Case>,
    reason: string,
  ): Promise<void> {
    if (!isUndecided(one.status)) return this.lookAgain(session, one, noted, reason);
    await this.clocks.stopAll(session, matterOf(one), localDate(this.clock.now()));
    const closed = await this.keeper.save(
      session,
      one,
      { ...noted, status: 'closed' },
      { kind: 'closed', detail: reason },
    );
    await this.note(session, closed, 'case.decide/closed', reason);
  }

  private async lookAgain(session: Session, one: Case, noted: Partial<Case>, reason: string): Promise<void> {
    // Of a case that is over without a decision in force there is nothing to correct.
    const isOver = one.status === 'annulled' || one.status === 'closed';
    if (isOver) {
      if (Object.keys(noted).length > 0) await this.repository.save(session, one.caseId, noted);
      return;
    }
    const step = { kind: 'correction-due', detail: reason } as const;
    const due = await this.keeper.save(session, one, { ...noted, correctionDue: reason }, step);
    await this.note(session, due, 'case.decide/correction-due', reason);
  }

  private async note(
    session: Session,
    { caseId, unitId, status }: Case,
    act: 'case.decide/closed' | 'case.decide/correction-due',
    reason: string,
  ): Promise<void> {
    const unit = await this.lines.target(session, unitId);
    this.audit.append(session, { act, caller: null, unit, targets: [caseId], details: { status, reason } });
  }
}
