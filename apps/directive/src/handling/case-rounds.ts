import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper } from '../clocks/clocks.module.js';
import { CaseActs } from './case-acts.js';
import { clockOf, CaseKeeper, matterOf } from './case-keeper.js';
import { CaseRepository } from './case.repository.js';

/** Cases that are moved in one transaction. */
const CASES = 50;

/** Moves some cases whose clock is over; answers how many. */
type Round = (session: Session, today: CivilDate) => Promise<number>;

/** What the passing of days alone does in cases: it begins and ends windows. No measure comes of it. */
@Injectable()
export class CaseRounds {
  readonly all: readonly Round[] = [
    (session, today) => this.endReplyWindows(session, today),
    (session, today) => this.concludeUncontested(session, today),
    (session, today) => this.expire(session, today),
  ];

  constructor(
    private readonly repository: CaseRepository,
    private readonly keeper: CaseKeeper,
    private readonly clocks: ClockKeeper,
    private readonly acts: CaseActs,
  ) {}

  /** The subject let its days pass: from the day after, the reviewers' own days run. */
  private async endReplyWindows(session: Session, today: CivilDate): Promise<number> {
    const asked = { status: 'noticed', rule: 'case-reply', today, limit: CASES } as const;
    const silent = await this.repository.lockOverdue(session, asked);
    for (const one of silent) {
      const until = (await this.clocks.dueOn(session, matterOf(one), 'case-reply')) ?? today;
      await this.clocks.stop(session, matterOf(one), 'case-reply', until);
      await this.clocks.start(session, 'case-decision', clockOf(one, until));
      await this.keeper.save(session, one, {}, { kind: 'window-over' });
    }
    return silent.length;
  }

  /** Nobody appealed in time: what two persons decided is final. */
  private async concludeUncontested(session: Session, today: CivilDate): Promise<number> {
    const asked = { status: 'notified', rule: 'case-appeal', today, limit: CASES } as const;
    const uncontested = await this.repository.lockOverdue(session, asked);
    for (const one of uncontested) {
      const final = await this.keeper.conclude(session, one, {}, { kind: 'finalised' });
      await this.acts.note(session, null, 'case.decide/final', final);
    }
    return uncontested.length;
  }

  /** The measure is not held against anybody any longer. */
  private async expire(session: Session, today: CivilDate): Promise<number> {
    const expired = await this.repository.lockExpired(session, today, CASES);
    for (const one of expired) {
      const over = await this.keeper.save(session, one, { status: 'expired' }, { kind: 'expired' });
      await this.acts.note(session, null, 'case.decide/expired', over);
    }
    return expired.length;
  }
}
